import { createHash } from 'node:crypto';
import { Document } from 'yaml';

import type { ChartDependency } from '../chart-metadata';
import type { SubchartUse } from './subchart-use';

// Not part of the digest; a fixed moment, so that the same chart has the same bytes.
const GENERATED = '1980-01-01T00:00:00Z';

/**
 * The text of Chart.lock, with the digest by which Helm finds out whether it belongs to the dependencies of
 * Chart.yaml: https://github.com/helm/helm/blob/v4.2.3/internal/resolver/resolver.go, HashReq
 */
export function printChartLock(subcharts: readonly SubchartUse[]): string {
  const locked = subcharts.map(({ chart, dependency }) => ({
    name: chart.name,
    version: chart.version,
    repository: dependency.repository ?? '',
  }));
  const required = subcharts.map(({ dependency }) => goDependency(dependency));
  const digest = createHash('sha256').update(goJson([required, locked])).digest('hex');
  const document = new Document(
    {
      dependencies: locked.map(({ name, version, repository }) => ({ name, repository, version })),
      digest: `sha256:${digest}`,
      generated: GENERATED,
    },
    { compat: 'yaml-1.1', aliasDuplicateObjects: false },
  );
  return document.toString({ lineWidth: 0 });
}

// The fields in the order of https://github.com/helm/helm/blob/v4.2.3/pkg/chart/v2/dependency.go, the empty ones left out.
function goDependency({ name, version, repository = '', condition, tags, importValues, alias }: ChartDependency): object {
  const hasEntries = (list: readonly unknown[] | undefined): boolean => list !== undefined && list.length > 0;
  return {
    name,
    version,
    repository,
    ...(condition === undefined ? {} : { condition }),
    ...(hasEntries(tags) ? { tags } : {}),
    ...(hasEntries(importValues) ? { 'import-values': importValues } : {}),
    ...(alias === undefined ? {} : { alias }),
  };
}

/** JSON as Go's encoder writes it. */
function goJson(data: unknown): string {
  return JSON.stringify(data).replaceAll(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
