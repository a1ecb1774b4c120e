/** Where a value is: keys of maps and positions in lists, from the root. */
export type ValuesPath = readonly (string | number)[];

const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** A path as people write it: `web.hosts[0]`, `podLabels["example.com/team"]`. */
export function printPath(path: ValuesPath): string {
  return path.reduce<string>((text, segment) => {
    if (typeof segment === 'number') {
      return `${text}[${String(segment)}]`;
    }
    if (!PLAIN_KEY.test(segment)) {
      return `${text}[${JSON.stringify(segment)}]`;
    }
    return text === '' ? segment : `${text}.${segment}`;
  }, '');
}

/** Where a value is, as problems say it: `values.web.hosts[0]`. */
export function printPlace(path: ValuesPath): string {
  return `values.${printPath(path)}`.replace('values.[', 'values[');
}
