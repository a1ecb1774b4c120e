import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Writes values as a file that Helm reads as exactly these values, hands its path over, and removes it. */
export function withValuesFile<Result>(values: object, use: (path: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'chartwright-values-'));
  try {
    const path = join(folder, 'values.json');
    writeFileSync(path, jsonThatYamlReads(values));
    return use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// Helm reads JSON as YAML, which forbids some characters in plain sight and folds others as line breaks
// (https://yaml.org/spec/1.2.2/#51-character-set). Characters above U+FFFF must not be escaped: YAML knows no
// surrogate pairs.
const UNREADABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

function jsonThatYamlReads(values: object): string {
  return JSON.stringify(values).replace(UNREADABLE, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
