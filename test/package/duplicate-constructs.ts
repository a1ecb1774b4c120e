import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { npmInstall, run } from './run';

const { devDependencies } = JSON.parse(readFileSync(resolve(__dirname, '..', '..', 'package.json'), 'utf8')) as {
  readonly devDependencies: Readonly<Record<string, string>>;
};

/**
 * Installs a newer cdk8s and constructs below the first project, whose chartwright is found from there too, with the
 * constructs of that project: a tree of both must be refused with our message.
 */
export function refuseDuplicateConstructs(folder: string): void {
  const inner = join(folder, 'duplicate');
  mkdirSync(inner);
  writeFileSync(join(inner, 'package.json'), JSON.stringify({ name: 'duplicate', private: true }));
  npmInstall(inner, ...['cdk8s', 'constructs'].map((name) => `${name}@${String(devDependencies[name])}`));
  copyFileSync(join(__dirname, 'vendor', 'duplicate-constructs.cjs'), join(inner, 'duplicate-constructs.cjs'));
  run('node', ['duplicate-constructs.cjs'], inner);
}
