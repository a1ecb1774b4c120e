/** The files that a new repository starts with, for the people who go on writing them: path and text. */
export function sampleFiles(app: string): readonly (readonly [path: string, text: string])[] {
  return [
    [`apps/${app}/values.ts`, VALUES],
    [`apps/${app}/chart.ts`, chartOf(app)],
    [`apps/${app}/value-sets.ts`, VALUE_SETS],
    [`test/${app}.test.ts`, testOf(app)],
    ['README.md', readmeOf(app)],
  ];
}

const VALUES = `import { defineValues, networkValues, v, workloadValues } from 'chartwright';

/** Everything that a customer can set. */
export const definition = defineValues({
  web: workloadValues({ replicas: 2, cpu: '100m', memory: '128Mi', image: { registry: 'registry.example.com', repository: 'team/web' } }),
  logLevel: v.choice(['info', 'debug', 'error'], { description: 'Least severe message that is logged.', default: 'info' }),
  network: networkValues({ apiServer: false }),
});
`;

function chartOf(app: string): string {
  return `import { EgressLockedNamespace, HardenedDeployment, HelmChart, ProbeSet, type HelmApp } from 'chartwright';
import { definition } from './values';

/** The chart, as \`npm run synth\` writes it and the tests render it. */
export function createChart(app: HelmApp): HelmChart<typeof definition> {
  const chart = new HelmChart(app, '${app}', { version: '0.1.0', appVersion: '1.0.0', values: definition });
  const { values } = chart;
  new HardenedDeployment(chart, 'web', {
    values: values.web,
    ports: { http: 8080 },
    probes: ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready', startupBudgetSeconds: 60 }),
    env: { LOG_LEVEL: values.logLevel },
  });
  // Nothing connects to or from the pods but what is declared here.
  new EgressLockedNamespace(chart, 'network', { values: values.network });
  return chart;
}
`;
}

const VALUE_SETS = `import type { Override } from 'chartwright';
import type { definition } from './values';

/** What customers of different kinds set. The chart is tested with each of them. */
export const valueSets: Readonly<Record<string, Override<typeof definition>>> = {
  default: {},
  small: { web: { replicas: 1, resources: { requests: { cpu: '10m', memory: '64Mi' } } } },
  'air-gapped': { global: { imageRegistry: 'registry.customer.example:5000/mirror', imagePullSecrets: ['mirror'] }, logLevel: 'error' },
};
`;

function testOf(app: string): string {
  return `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HelmApp, images, render, type KubernetesObject } from 'chartwright';
import { createChart } from '../apps/${app}/chart';
import { valueSets } from '../apps/${app}/value-sets';

const chart = createChart(new HelmApp());

function podOf(objects: readonly KubernetesObject[]) {
  const found = objects.find(({ kind }) => kind === 'Deployment');
  const { template } = found?.['spec'] as { template: { spec: { containers: { image: string; env: unknown[] }[]; securityContext: { runAsNonRoot: boolean } } } };
  return template.spec;
}

for (const [name, values] of Object.entries(valueSets)) {
  test(\`the values \${name} render to hardened pods\`, () => {
    const pod = podOf(render(chart, { values }));
    assert.equal(pod.securityContext.runAsNonRoot, true);
    assert.equal(pod.containers.length, 1);
  });
}

test('the log level arrives in the container', () => {
  const [container] = podOf(render(chart, { values: { logLevel: 'debug' } })).containers;
  assert.deepEqual(container?.env.at(-1), { name: 'LOG_LEVEL', value: 'debug' });
});

test('a value that is not declared is refused', () => {
  assert.throws(() => render(chart, { values: { logLevel: 'loud' as 'info' } }), { code: 'VALUE_INVALID' });
});

test('every image can come from the registry of the customer', () => {
  assert.deepEqual(images(chart).filter(({ isRelocatable }) => !isRelocatable), []);
});
`;
}

function readmeOf(app: string): string {
  return `# ${app}

The chart is written in TypeScript: \`apps/${app}/values.ts\` says what customers can set, \`chart.ts\` what is installed, \`value-sets.ts\` what different customers set.

\`\`\`
npm run synth      # writes dist/charts/${app} and its archive
npm test           # renders the chart with every value set, without Helm and without a cluster
npm run typecheck
npx projen         # after a change of .projenrc.ts
\`\`\`
`;
}
