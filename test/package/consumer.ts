/**
 * The source of a vendor's module that imports the installed package. Extend it with what a vendor does first: it
 * is compiled strictly and run once as CommonJS and once as an ES module.
 */
export function consumerSource(): string {
  return `
import { ${IMPORTED.join(', ')} } from 'chartwright';

type Known<T> = 0 extends 1 & T ? never : T;

${IMPORTED.map((name) => `const known_${name}: Known<typeof ${name}> = ${name};`).join('\n')}

for (const [name, value] of Object.entries({ ${IMPORTED.map((name) => `${name}: known_${name} as unknown`).join(', ')} })) {
  if (value === undefined) throw new Error(\`\${name} is not exported\`);
}
`;
}

/** Names that must be there as values, with types that are not \`any\`. */
const IMPORTED = ['HelmChart', 'defineValues'];
