import { v, type DeclaredField, type Field, type Fields, type ObjectField, type ObjectOf } from '../../values';
import type { ImportedChart, PassedValues } from './imported-chart';

/** What the block of a subchart says about itself. */
export interface SubchartValuesOptions<V = unknown> {
  /** The chart as `chartwright import` wrote it: fields that it does not take do not compile. @default - any fields */
  readonly of?: ImportedChart<V>;
  /** @default - that all other values of the subchart may be set here as well */
  readonly description?: string;
  /** The title of its section in values.yaml. @default - its key */
  readonly section?: string;
}

/** Nothing where a subchart with the values V takes these fields; otherwise something that no field is. */
type Suits<Given, V> = unknown extends V
  ? unknown
  : Given extends PassedValues<V>
    ? keyof Given extends keyof V | 'enabled'
      ? unknown
      : { readonly 'the subchart has no values': Exclude<keyof Given, keyof V | 'enabled'> }
    : { readonly 'the subchart takes': PassedValues<V> };

const DESCRIPTION = 'Values of a subchart. Every other value of the subchart may be set here as well.';

/**
 * The block of a chart's values that a subchart gets: its key is the subchart's name, or the alias it shall have.
 * The fields are what the chart sets itself, shows in its values.yaml or reads; the schema holds customers to them,
 * and leaves every other value to the subchart's own schema.
 *
 * @example
 * defineValues({
 *   postgresql: subchartValues({
 *     enabled: v.boolean({ description: 'Whether the database is installed with the application.', default: true }),
 *     auth: v.object({ database: v.string({ description: 'Database that is made.', default: 'app' }) }),
 *   }),
 * })
 */
export function subchartValues<F extends Fields, V = unknown>(fields: F & Suits<ObjectOf<F>, NoInfer<V>>, options: SubchartValuesOptions<V> = {}): DeclaredField<ObjectOf<F>, ObjectField> {
  const { of: _, ...texts } = options;
  const block = v.object(fields as F, { description: DESCRIPTION, ...texts });
  return Object.freeze({ ...block, fields: openFields(fields), open: true });
}

/** The block of a subchart of which the chart declares nothing. */
export const undeclaredBlock: ObjectField = subchartValues({});

// Helm lays the values over those of the subchart before it asks the schema, so that objects hold more than is declared.
function openFields(fields: Readonly<Record<string, Field>>): Readonly<Record<string, Field>> {
  return Object.freeze(
    Object.fromEntries(
      Object.entries(fields).map(([key, field]) => [
        key,
        field.kind === 'object' ? Object.freeze({ ...field, fields: openFields(field.fields), open: true }) : field,
      ]),
    ),
  );
}
