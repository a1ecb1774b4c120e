import { ApiObject } from 'cdk8s';
import { createCompliancePlatform } from '../../apps/compliance-platform/chart';
import { HelmApp, HelmChart, defineValues, v, when } from '../../lib';
import { checkChart, RULES, type CheckReport } from '../../lib/check';
import type { BenchRow } from './bench-row';
import { smallest } from './smallest';

const BUDGET_SECONDS = 5;
const LARGEST_GROWTH = 30;
const FEWEST = 10;

/** What all proofs of the compliance platform cost, and how the cost of proofs grows with switches that do not depend on each other. */
export function measureCheck(): readonly BenchRow[] {
  return [platformRow(), ...growthRows()];
}

function platformRow(): BenchRow {
  const chart = createCompliancePlatform(new HelmApp());
  const { report, seconds } = timed(chart);
  return { what: `check of the compliance platform, ${String(RULES.length)} rules and ${String(casesOf(report))} cases, against ${String(BUDGET_SECONDS)} s of CPU`, measured: seconds / BUDGET_SECONDS, budget: 1 };
}

function growthRows(): readonly BenchRow[] {
  timed(switchedChart(FEWEST));
  const fewest = smallest(3, () => timed(switchedChart(FEWEST)).seconds);
  return [20, 40, 80].map((switches) => {
    const { report, seconds } = timed(switchedChart(switches));
    return {
      what: `check with ${String(switches)} independent switches against ${String(FEWEST)}, ${String(casesOf(report))} cases, CPU`,
      measured: seconds / fewest,
      ...(switches === 80 ? { budget: LARGEST_GROWTH } : {}),
    };
  });
}

/** A Deployment of which each container, and a variable in it, is there only while a switch of its own is on. */
function switchedChart(count: number): HelmChart {
  const names = Array.from({ length: count }, (_, index) => `feature${String(index)}`);
  const feature = (name: string) => v.object({ enabled: v.boolean({ description: `Whether ${name} is on.`, default: false }), debug: v.boolean({ description: 'Whether it tells more.', default: false }) });
  const chart = new HelmChart(new HelmApp(), 'switched', { version: '1.0.0', values: defineValues(Object.fromEntries(names.map((name) => [name, feature(name)]))) });
  const features = chart.values as unknown as Readonly<Record<string, { readonly enabled: boolean; readonly debug: boolean }>>;
  const labels = { app: 'switched' };
  new ApiObject(chart, 'deployment', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: names.map((name) => when(features[name]!.enabled, containerOf(name, features[name]!.debug))) } },
    },
  });
  return chart;
}

function containerOf(name: string, debug: boolean): object {
  return {
    name,
    image: `registry.example.com/${name}:1.0.0`,
    env: [when(debug, { name: 'DEBUG', value: '1' })],
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  };
}

const POD_RULES = RULES.filter((rule) => rule.kind === 'object' && rule.appliesTo?.includes('Pod') === true);

function timed(chart: HelmChart): { readonly report: CheckReport; readonly seconds: number } {
  const start = process.cpuUsage();
  const report = chart.metadata.name === 'switched' ? checkChart(chart, { rules: POD_RULES }) : checkChart(chart, { today: '2026-11-25' });
  const { user, system } = process.cpuUsage(start);
  return { report, seconds: (user + system) / 1e6 };
}

function casesOf({ rules }: CheckReport): number {
  return rules.reduce((sum, { verdict }) => sum + ('cases' in verdict ? verdict.cases : 0), 0);
}
