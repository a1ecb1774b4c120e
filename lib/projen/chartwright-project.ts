import { JsonFile, Project, SampleFile, YamlFile } from 'projen';
import { NodePackage, NodePackageManager } from 'projen/lib/javascript';
import { dnsLabel } from '../chart';
import { sampleFiles } from './sample-files';
import { ProjectDefinition } from './project-definition';

/** What a platform team's repository is called and needs. */
export interface ChartwrightProjectOptions {
  /**
   * Name of the package, and of its first app and chart.
   *
   * @default $BASEDIR
   */
  readonly name: string;
  /**
   * Packages for development, as npm takes them. chartwright is among them in any case.
   *
   * @default - chartwright, cdk8s, constructs, projen, tsx and typescript
   */
  readonly devDeps?: readonly string[];
}

// A package by name, or by the path of its folder or archive.
const CHARTWRIGHT = /^chartwright(?:@|$)|(?:^|[\\/])chartwright(?:-\d[^\\/]*\.tgz)?$/u;
const CHECKS = ['synth', 'typecheck', 'test'] as const;

/**
 * A platform team's repository: an app with values and value sets, a test of it, `npm run synth`, and a CI workflow.
 * Files of the app and the test are written once and are the team's own; the others are written by `npx projen`.
 *
 * @example npx projen new --from chartwright
 */
export class ChartwrightProject extends Project {
  constructor({ name, devDeps = [], ...options }: ChartwrightProjectOptions) {
    // projen passes further options of its own, such as the folder.
    super({ name, ...options, gitIgnoreOptions: { filterEmptyLines: false } });
    new ProjectDefinition(this);
    this.makePackage(name, devDeps);
    this.makeCompilerOptions();
    this.makeWorkflow();
    for (const [path, contents] of sampleFiles(dnsLabel(name.replace(/^@[^/]*\//u, '')))) {
      new SampleFile(this, path, { contents });
    }
    this.gitignore.exclude('node_modules/', 'dist/');
  }

  private makePackage(name: string, devDeps: readonly string[]): void {
    // npm runs the scripts directly: the tasks of projen would start it once more for each.
    for (const task of ['build', 'pre-compile', 'compile', 'post-compile', 'test', 'package', 'eject', 'clobber']) {
      this.tasks.removeTask(task);
    }
    const own = devDeps.some((spec) => CHARTWRIGHT.test(spec)) ? [] : [`chartwright@^${version()}`];
    const npm = new NodePackage(this, {
      packageName: name,
      packageManager: NodePackageManager.NPM,
      minNodeVersion: '20.0.0',
      addPackageManagerToDevEngines: false,
      entrypoint: '',
      licensed: false,
      devDeps: [...own, ...devDeps.map(namedSpec), '@types/node@^20', 'cdk8s@^2.70.0', 'cdk8s-plus-28@^2.5.6', 'constructs@^10.4.0', 'projen', 'tsx@^4.19.0', 'typescript@^5.6.0'],
    });
    npm.removeScript('default');
    npm.addField('private', true);
    npm.addField('publishConfig', undefined);
    npm.setScript('synth', 'chartwright synth');
    npm.setScript('test', 'node --import tsx --test test/*.test.ts');
    npm.setScript('typecheck', 'tsc');
  }

  private makeCompilerOptions(): void {
    const compilerOptions = {
      target: 'ES2022', lib: ['ES2022'], module: 'Node16', moduleResolution: 'Node16', types: ['node'],
      strict: true, noUncheckedIndexedAccess: true, skipLibCheck: true, noEmit: true,
    };
    new JsonFile(this, 'tsconfig.json', { allowComments: false, obj: { compilerOptions, include: ['.projenrc.ts', 'apps', 'test'] } });
  }

  private makeWorkflow(): void {
    const steps = [
      { uses: 'actions/checkout@v4' },
      { uses: 'actions/setup-node@v4', with: { 'node-version': '20', cache: 'npm' } },
      { run: 'npm ci' },
      ...CHECKS.map((script) => ({ run: `npm run ${script}` })),
      { uses: 'actions/upload-artifact@v4', with: { name: 'charts', path: 'dist/charts/*.tgz' } },
    ];
    new YamlFile(this, '.github/workflows/build.yml', {
      obj: { name: 'build', on: { push: { branches: ['main'] }, pull_request: {} }, permissions: { contents: 'read' }, jobs: { build: { 'runs-on': 'ubuntu-latest', steps } } },
    });
  }
}

/** `projen new --from` passes on what it was given: the path of an archive has no name, which package.json needs. */
function namedSpec(spec: string): string {
  return CHARTWRIGHT.test(spec) && !/^chartwright(?:@|$)/u.test(spec) ? `chartwright@file:${spec}` : spec;
}

function version(): string {
  // By name, because source and compiled code lie at different depths below the package.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('chartwright/package.json') as { readonly version: string }).version;
}
