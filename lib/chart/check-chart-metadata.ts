import { type Code, describe, type Problem } from '../diagnostic';
import { checkArtifactHub } from './check-artifact-hub';
import {
  checkBoolean,
  checkChoice,
  checkEach,
  checkEmailAddress,
  checkLine,
  checkMap,
  checkPattern,
  checkText,
  checkUrl,
  checkWebAddress,
  type FieldCheck,
  metadataProblem,
} from './check-field';
import type { ChartDependency, ChartMetadata } from './chart-metadata';
import { kubeVersionWithPrereleases } from './kube-version';
import { isSemanticVersion } from './semver';

// A release may be named like its chart, and release names end at 53 characters:
// https://github.com/helm/helm/blob/v4.2.3/pkg/chart/v2/util/validate_name.go
const LONGEST_NAME = 53;

// https://helm.sh/docs/chart_best_practices/conventions/#chart-names, in the form of Kubernetes names
const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

// https://github.com/helm/helm/blob/v4.2.3/pkg/chart/v2/chart.go, aliasNameFormat
const ALIAS = /^[a-zA-Z0-9_-]+$/;

const checkDependency = checkMap(
  {
    name: checkLine,
    version: checkLine,
    repository: checkPattern(
      /^$|^(?:https?|oci|file):\/\/\S+$|^@\S+$|^alias:\S+$/,
      'a repository',
      'write https://…, oci://…, file://… or @name',
    ),
    condition: checkPattern(
      /^[^\s,]+(?:,[^\s,]+)*$/,
      'a list of values paths',
      'separate the paths by commas, without spaces',
    ),
    tags: checkEach(checkLine),
    alias: checkPattern(ALIAS, 'an alias', 'use letters, digits, "_" and "-"'),
    importValues: checkEach(checkImport),
  },
  ['name', 'version'],
);

const checkFields = checkMap(
  {
    type: checkChoice(['application', 'library']),
    appVersion: checkLine,
    description: checkLine,
    kubeVersion: checkKubeVersion,
    keywords: checkEach(checkLine),
    home: checkUrl,
    sources: checkEach(checkUrl),
    icon: checkUrl,
    maintainers: checkEach(checkMap({ name: checkLine, email: checkEmailAddress, url: checkWebAddress }, ['name'])),
    deprecated: checkBoolean,
    dependencies: checkEach(checkDependency),
  },
  [],
);

/** Everything in a chart's metadata that Helm (`helm lint --strict` included) refuses or misreads. */
export function checkChartMetadata(metadata: ChartMetadata): readonly Problem[] {
  return [
    ...checkName(metadata.name),
    ...checkVersion(metadata.version),
    ...checkFields('', metadata),
    ...checkTwins(metadata.dependencies),
    ...checkAnnotations(metadata.annotations),
    ...checkArtifactHub(metadata.artifactHub ?? {}, metadata.name),
  ];
}

function checkName(name: unknown): readonly Problem[] {
  if (typeof name === 'string' && name.length <= LONGEST_NAME && NAME.test(name)) {
    return [];
  }
  const length =
    typeof name === 'string' && name.length > LONGEST_NAME
      ? `${String(name.length)} characters long`
      : 'not a chart name';
  return [
    named(
      'CHART_NAME_INVALID',
      'name',
      `the chart name ${describe(name)} is ${length}`,
      `use lower-case letters, digits and "-", at most ${String(LONGEST_NAME)}`,
    ),
  ];
}

function checkVersion(version: unknown): readonly Problem[] {
  if (typeof version === 'string' && version !== '0.0.0-0' && isSemanticVersion(version)) {
    return [];
  }
  const fix =
    typeof version === 'string' && isSemanticVersion(version.slice(1))
      ? `write ${version.slice(1)}`
      : 'write three numbers: 1.0.0';
  return [
    named('CHART_VERSION_INVALID', 'version', `the chart version ${describe(version)} is not a SemVer 2 version`, fix),
  ];
}

function checkKubeVersion(field: string, value: unknown): readonly Problem[] {
  if (value === undefined || (typeof value === 'string' && kubeVersionWithPrereleases(value) !== undefined)) {
    return [];
  }
  const unequal = typeof value === 'string' && value.includes('!=');
  return [
    unequal
      ? metadataProblem(
          field,
          `kubeVersion ${describe(value)} leaves out a version, which cannot be said for versions with a suffix`,
          'write two ranges: <1.29.3-0 || >=1.29.4-0',
        )
      : metadataProblem(
          field,
          `kubeVersion ${describe(value)} is not a range of versions`,
          'write the oldest version: >=1.28',
        ),
  ];
}

function checkImport(field: string, value: unknown): ReturnType<FieldCheck> {
  return typeof value === 'string'
    ? checkLine(field, value)
    : checkMap({ child: checkLine, parent: checkLine }, ['child', 'parent'])(field, value);
}

/** Two dependencies of one name would share one key of the values. */
function checkTwins(dependencies: readonly ChartDependency[] = []): readonly Problem[] {
  const keys = dependencies.map(({ alias, name }) => alias ?? name);
  const twins = new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
  return [...twins].map((key) =>
    metadataProblem(
      'dependencies',
      `more than one dependency is called ${describe(key)}`,
      'give one of them another alias',
    ),
  );
}

function checkAnnotations(annotations: Readonly<Record<string, unknown>> = {}): readonly Problem[] {
  return Object.entries(annotations).flatMap(([key, value]) => [
    ...checkLine(`annotation key ${describe(key)}`, key),
    ...checkText(`annotations.${key}`, value ?? null),
  ]);
}

function named(code: Code, field: string, what: string, fix: string): Problem {
  return { code, what, in: `Chart.yaml ${field}`, fix };
}
