import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from './run';

const { devDependencies } = JSON.parse(readFileSync(resolve(__dirname, '..', '..', 'package.json'), 'utf8')) as {
  readonly devDependencies: Readonly<Record<string, string>>;
};

// What projen installs by itself comes from the local cache where it can. It may be told nothing of this repository.
// A team starts a repository at a desk: where CI is set, projen runs npm ci, which needs the lock that a new folder
// lacks (lib/javascript/node-package.ts of projen 0.103).
const ENVIRONMENT = {
  CI: undefined,
  npm_config_prefer_offline: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  GIT_AUTHOR_NAME: 'vendor', GIT_AUTHOR_EMAIL: 'vendor@example.com', GIT_COMMITTER_NAME: 'vendor', GIT_COMMITTER_EMAIL: 'vendor@example.com',
};

/**
 * Starts a repository in an empty folder as a platform team does, and runs in it what its CI workflow runs. A second
 * `npx projen` changes nothing.
 */
export function startRepository(parent: string, tarball: string): void {
  const folder = join(parent, 'payment-service');
  mkdirSync(folder);
  const projen = `projen@${String(devDependencies['projen'])}`;
  run('npx', ['--yes', '--prefer-offline', projen, 'new', '--from', tarball, '--projen-version', String(devDependencies['projen']), 'chartwright'], folder, ENVIRONMENT);
  for (const path of ['.projenrc.ts', 'apps/payment-service/values.ts', 'apps/payment-service/value-sets.ts', 'test/payment-service.test.ts', '.github/workflows/build.yml']) {
    if (!existsSync(join(folder, path))) throw new Error(`projen new wrote no ${path}`);
  }
  const workflow = readFileSync(join(folder, '.github', 'workflows', 'build.yml'), 'utf8');
  const scripts = [...workflow.matchAll(/- run: npm run (\S+)/gu)].map((match) => String(match[1]));
  if (scripts.join() !== 'synth,typecheck,test') throw new Error(`the workflow runs ${scripts.join()}`);
  for (const script of scripts) run('npm', ['run', '--silent', script], folder, ENVIRONMENT);
  if (!existsSync(join(folder, 'dist', 'charts', 'payment-service-0.1.0.tgz'))) throw new Error('npm run synth wrote no archive');
  run('npx', ['projen'], folder, ENVIRONMENT);
  const changed = run('git', ['status', '--porcelain'], folder);
  if (changed !== '') throw new Error(`npx projen changed files, or some are not ignored:\n${changed}`);
}
