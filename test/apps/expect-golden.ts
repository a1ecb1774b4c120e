import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

const isUpdate = process.env['UPDATE_GOLDEN'] === '1';

/**
 * Expects files to be those of a folder of test/golden: the same names and the same text. With UPDATE_GOLDEN=1
 * the folder is written instead, and the change is reviewed as a diff.
 */
export function expectGolden(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  const golden = join(__dirname, '..', 'golden', folder);
  const given = new Map([...files].map(([path, content]) => [path, Buffer.from(content).toString('utf8')]));
  if (isUpdate) {
    rmSync(golden, { recursive: true, force: true });
    for (const [path, text] of given) {
      mkdirSync(dirname(join(golden, path)), { recursive: true });
      writeFileSync(join(golden, path), text);
    }
  }
  expect([...given.keys()].sort()).toEqual(filesBelow(golden));
  for (const [path, text] of given) {
    expect({ path, text }).toEqual({ path, text: readFileSync(join(golden, path), 'utf8') });
  }
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
