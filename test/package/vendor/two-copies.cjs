'use strict';

// Runs in a project with chartwright in node_modules and in second/node_modules, and cdk8s and constructs once.
const assert = require('node:assert');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { ApiObject, App, Chart, JsonPatch } = require('cdk8s');
const first = require('chartwright');

const fromSecond = createRequire(join(__dirname, 'second', 'index.js'));
const second = fromSecond('chartwright');
assert.notStrictEqual(second.HelmChart, first.HelmChart);
assert.strictEqual(fromSecond.resolve('constructs'), require.resolve('constructs'));

const backup = { recoveryPoint: '1d', method: 'snapshot' };

/** A chart of one copy, in which everything alternates between both. */
function makeChart(a, b) {
  const values = a.defineValues({
    api: b.workloadValues({ replicas: 1 }),
    proxy: a.workloadValues({ replicas: 1 }),
    data: b.pvcValues('1Gi'),
    prepare: b.jobValues(),
    debug: a.v.boolean({ description: 'Whether more is logged.', default: false }),
    hosts: b.v.list(a.v.string(), { description: 'Hosts.', default: ['one'] }),
    networks: a.v.list(b.v.cidr(), { description: 'Networks.', default: ['10.0.0.0/8'] }),
  });
  const chart = new a.HelmChart(new a.HelmApp(), 'shared', { version: '1.0.0', appVersion: '1', values });
  const { api, data, debug, hosts, networks, prepare, proxy } = chart.values;
  const volume = new b.PvcContract(chart, 'data', { values: data, retention: '1y', backup });
  const server = new a.HardenedDeployment(chart, 'api', {
    values: api,
    ports: { http: 8080 },
    probes: b.ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready' }),
    mounts: [volume.mountAt('/data')],
    env: { LEVEL: b.when(debug, 'debug', 'info'), NAME: b.text`${a.release.name} of ${a.chart.name}` },
  });
  const gate = new b.HardenedDeployment(chart, 'proxy', { values: proxy, ports: { proxy: 3128 }, probes: a.ProbeSet.tcp({ port: 'proxy' }), env: { API: server.service.url('http') } });
  const job = new b.HardenedJob(chart, 'prepare', { values: prepare, hook: { events: ['pre-install'] } });
  const network = new a.EgressLockedNamespace(chart, 'network');
  network.soleEgress(gate, { cidrs: networks });
  network.flow(job, server, 'http');
  const object = new ApiObject(new b.Condition(chart, 'debugging', debug), 'hosts', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    data: { ...b.commonValues.commonLabels, host: b.token(a.release.name) },
    hosts: a.each(hosts, (host) => b.text`https://${host}`),
  });
  object.addJsonPatch(JsonPatch.add('/data/patched', 'yes'));
  b.guard(chart, a.not(a.and(debug, b.equals(api.replicas, 7))), 'debug needs fewer pods');
  return chart;
}

const options = { values: { debug: true }, release: { name: 'prod' } };
const charts = [makeChart(first, second), makeChart(second, first)];
const expected = first.render(makeChart(first, first), options);
assert.ok(expected.length > 10);
assert.ok(JSON.stringify(expected).includes('"patched":"yes"'));
for (const chart of charts) {
  for (const copy of [first, second]) {
    assert.deepStrictEqual(copy.render(chart, options), expected);
    assert.deepStrictEqual([...copy.chartFiles(chart)], [...first.chartFiles(makeChart(first, first))]);
    assert.deepStrictEqual(copy.images(chart), first.images(charts[0]));
    assert.ok(copy.HelmChart.isHelmChart(chart));
    // A rule of one copy and the values of the other: the error is known to both.
    const broken = () => copy.render(chart, { values: { debug: true, api: { replicas: 7 } } });
    assert.throws(broken, (error) => first.isChartError(error) && second.isChartError(error) && error.code === 'GUARD_FAILED');
    assert.throws(() => `${chart.values.debug}`, { code: 'REFERENCE_MISUSED' });
  }
}

// In an ordinary chart, too: a network of one copy knows the workloads of the other.
const plain = new Chart(new App(), 'plain');
const image = { repository: 'registry.example.com/api', tag: '1' };
const one = new first.HardenedDeployment(plain, 'one', { values: { image }, ports: { http: 8080 }, probes: second.ProbeSet.tcp({ port: 'http' }) });
const two = new second.HardenedDeployment(plain, 'two', { values: { image }, ports: { http: 8080 }, probes: first.ProbeSet.tcp({ port: 'http' }) });
new second.EgressLockedNamespace(plain, 'network').flow(one, two, 'http');
assert.ok(plain.toJson().some(({ kind }) => kind === 'NetworkPolicy'));
// A reference in an ordinary chart is refused by either copy, at once or when the chart is made.
assert.throws(() => {
  new second.HardenedDeployment(plain, 'three', { values: { image, replicas: charts[0].values.api.replicas }, ports: { http: 8080 }, probes: first.ProbeSet.tcp({ port: 'http' }) });
  plain.toJson();
}, { code: 'REFERENCE_OUTSIDE_CHART' });
