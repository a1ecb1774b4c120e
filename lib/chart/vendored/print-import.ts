import { ChartError, describe } from '../../diagnostic';
import { importedImages } from './imported-images';
import { allValues, importedDependencies } from './inner-charts';
import { inferredSchema, typeName, typeSchema } from './type-schema';
import type { ImportedDependency, ImportedImage } from './imported-chart';
import type { VendoredChart } from './vendored-chart';

/** What is known of a chart of somebody else, for a module or for machines. */
export interface ChartImport {
  readonly name: string;
  readonly version: string;
  readonly type: 'application' | 'library';
  /** Where the types come from: from values.yaml they are a guess, because it shows one value of each key. */
  readonly typesFrom: 'values.schema.json' | 'values.yaml';
  readonly images: readonly ImportedImage[];
  readonly dependencies: readonly ImportedDependency[];
  readonly defaults: Readonly<Record<string, unknown>>;
}

// What no constant of a module may be called, of what a chart can be called: https://tc39.es/ecma262/#prod-ReservedWord
const RESERVED: ReadonlySet<string> = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements
  import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield`.split(/\s+/),
);

/** Everything that an import says of a chart, as data. */
export function importOf(chart: VendoredChart): ChartImport {
  const { name, version, type, schema } = chart;
  const defaults = allValues(chart);
  return { name, version, type, typesFrom: schema === undefined ? 'values.yaml' : 'values.schema.json', images: importedImages(chart, defaults), dependencies: importedDependencies(chart), defaults };
}

/**
 * The text of a TypeScript module that says what a chart of somebody else takes: the interface of its values, and a
 * constant with its defaults, images and inner charts. The same chart gives the same text.
 *
 * @throws ChartError SUBCHART_UNREADABLE – when its schema refers to definitions that it does not have.
 */
export async function printImport(chart: VendoredChart): Promise<string> {
  const found = importOf(chart);
  const constant = camelCase(chart.name);
  const type = `${typeName(constant)}Values`;
  const types = await printTypes(chart, found, type);
  const { typesFrom, defaults, dependencies, images, name, version } = found;
  const data = printData({ name, version, images, dependencies, defaults });
  return `/* eslint-disable */
/* Made by chartwright import from ${oneLine(name)} ${oneLine(version)}. Import it again instead of changing it. */
import type { ImportedChart } from 'chartwright';

/* ${typesFrom === 'values.yaml' ? 'Inferred from values.yaml, because the chart has no schema: a key may take more than its default shows.' : 'From values.schema.json.'} */
${types}
/** What ${oneLine(name)} ${oneLine(version)} takes and runs. */
export const ${constant} = ${data} as unknown as ImportedChart<${type}>;
`;
}

async function printTypes(chart: VendoredChart, { defaults }: ChartImport, name: string): Promise<string> {
  const { compile } = await import('json-schema-to-typescript');
  try {
    const schema = (chart.schema === undefined ? inferredSchema(defaults) : typeSchema(chart.schema, [name, 'ImportedChart'])) as Parameters<typeof compile>[0];
    return await compile({ ...schema, title: name }, name, {
      bannerComment: '',
      ignoreMinAndMaxItems: true,
      unreachableDefinitions: false,
      // Everything is in the schema: readChart refused the others.
      $refOptions: { resolve: { external: false } },
      style: { singleQuote: true, printWidth: 120 },
    });
  } catch (thrown) {
    throw new ChartError('SUBCHART_UNREADABLE', `no types follow from the schema: ${describe(String(thrown))}`, {
      in: `${chart.source}/values.schema.json`,
      fix: 'correct the references of the schema, or remove the file to infer types from values.yaml',
    });
  }
}

// JSON is JavaScript, but for these line ends in the eyes of older tools.
function printData(data: unknown): string {
  return JSON.stringify(data, undefined, 2).replaceAll(/[\u2028\u2029\u007f-\u009f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function camelCase(name: string): string {
  const camel = name.replaceAll(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase());
  return /^\d/.test(camel) || RESERVED.has(camel) ? `chart${camel.slice(0, 1).toUpperCase()}${camel.slice(1)}` : camel;
}

function oneLine(text: string): string {
  return text.replaceAll(/[^-+.\w]/g, '');
}
