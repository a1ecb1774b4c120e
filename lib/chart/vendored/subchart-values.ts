import { v, type DeclaredField, type Field, type Fields, type ObjectField, type ObjectOf } from '../../values';

/** What the block of a subchart says about itself. */
export interface SubchartValuesOptions {
  /** @default - that all other values of the subchart may be set here as well */
  readonly description?: string;
  /** The title of its section in values.yaml. @default - its key */
  readonly section?: string;
}

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
export function subchartValues<F extends Fields>(fields: F, options: SubchartValuesOptions = {}): DeclaredField<ObjectOf<F>, ObjectField> {
  const block = v.object(fields, { description: DESCRIPTION, ...options });
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
