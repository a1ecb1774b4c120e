'use strict';

// Runs in a folder with a constructs of its own, below a project whose chartwright has another one.
const assert = require('node:assert');
const { createRequire } = require('node:module');
const { dirname } = require('node:path');
const { App, Chart } = require('cdk8s');
const chartwright = require('chartwright');

const fromChartwright = createRequire(require.resolve('chartwright'));
const theirs = fromChartwright.resolve('constructs/package.json');
const own = require.resolve('constructs/package.json');
const versions = [theirs, own].map((file) => require(file).version);
assert.notStrictEqual(versions[0], versions[1]);

const newest = versions[1];
const message = (place) => [
  `DEPENDENCY_DUPLICATE: two copies of "constructs" are installed: ${versions[0]} in ${dirname(theirs)}, which chartwright uses, and ${versions[1]} in ${dirname(own)}, which App uses`,
  `  in: ${place}`,
  `  fix: keep one of them: write "overrides": { "constructs": "${newest}" } into package.json (npm, pnpm; "resolutions" for yarn), and install again`,
].join('\n');

const chart = new Chart(new App(), 'vendor');
const make = () => new chartwright.HardenedDeployment(chart, 'api', {
  values: { image: { repository: 'registry.example.com/api', tag: '1' } },
  ports: { http: 8080 },
  probes: chartwright.ProbeSet.tcp({ port: 'http' }),
});
assert.throws(make, { message: message('vendor/api'), code: 'DEPENDENCY_DUPLICATE' });

const values = chartwright.defineValues({});
assert.throws(() => new chartwright.HelmChart(new App(), 'mine', { version: '1.0.0', values }), { message: message('mine') });
