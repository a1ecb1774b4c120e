/** The version of this package. */
export function packageVersion(): string {
  // By name, because source and compiled code lie at different depths below the package.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('chartwright/package.json') as { readonly version: string }).version;
}
