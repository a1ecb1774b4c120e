import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readLibrary, ROOT } from './library';
import { docsPages } from './pages';

// `npm run docs` writes docs/ again. Nothing in it is written by hand.

const folder = join(ROOT, 'docs');
const pages = docsPages(readLibrary());
rmSync(folder, { recursive: true, force: true });
for (const [path, text] of pages) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
console.log(`docs/: ${String(pages.size)} pages`);
