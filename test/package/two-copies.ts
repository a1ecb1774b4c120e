import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmInstall, run } from './run';

/**
 * Installs the tarball a second time, below the first project, whose cdk8s and constructs it shares, and builds one
 * chart with both copies: as a vendor does whose own library brings one.
 */
export function useTwoCopies(folder: string, tarball: string): void {
  const second = join(folder, 'second');
  mkdirSync(second);
  writeFileSync(join(second, 'package.json'), JSON.stringify({ name: 'second', private: true }));
  // Without the peers, which are then found in the first project.
  npmInstall(second, '--legacy-peer-deps', tarball);
  copyFileSync(join(__dirname, 'vendor', 'two-copies.cjs'), join(folder, 'two-copies.cjs'));
  run('node', ['two-copies.cjs'], folder);
}
