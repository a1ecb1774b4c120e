import { ApiObject } from 'cdk8s';
import { Quantity } from 'cdk8s-plus-28/lib/imports/k8s';
import { HelmApp, HelmChart, defineValues, each, eachEntry, entry, text, v, when } from '../../index';
import type { JsonPatch } from 'cdk8s';

export const definition = defineValues({
  labels: v.map(v.string({ description: 'Label.' }), { description: 'Labels.', default: { a: 'b' } }),
  block: v.object({ x: v.integer({ description: 'X.', default: 1 }), y: v.string({ description: 'Y.', default: 'y' }) }, { description: 'Block.' }),
  hosts: v.list(v.string(), { description: 'Hosts.', default: ['one'] }),
  debug: v.boolean({ description: 'Debug.', default: false }),
});

export type PatchedChart = HelmChart<typeof definition>;

/** A chart of one object with maps and lists of all kinds, after patches. */
export function patchedChart(...patches: readonly JsonPatch[]): PatchedChart {
  const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', values: definition });
  const { labels, block, hosts, debug } = chart.values;
  const object = new ApiObject(chart, 'thing', {
    apiVersion: 'example.com/v1',
    kind: 'Thing',
    metadata: { labels: { own: '1', kept: '1', 'app.kubernetes.io/name': 'own' }, annotations: { ...labels, 'helm.sh/hook': 'test' } },
    spread: { ...labels, own: '1' },
    own: { first: '1', gone: '1', never: undefined, size: Quantity.fromString('1Gi'), 'a/b~c': '1', ...labels },
    apart: { ...when(debug, { level: 'debug' }), moved: { to: ['x'] }, deep: { kept: '1', gone: hosts } },
    covered: { ...when(debug, { level: 'debug' }), level: 'info' },
    whole: { ...block },
    text: text`<${block.y}>`,
    objects: each(hosts, (host) => ({ host })),
    map: labels,
    block,
    choice: when(debug, { level: 'debug' }, { level: 'info' }),
    entries: { fixed: eachEntry(labels, (key, value) => entry(key, value)) },
    list: hosts,
    items: each(hosts, (host) => host),
    nested: [each(hosts, (host) => host)],
    spreadList: ['zero', ...hosts],
    lists: [hosts],
  });
  object.addJsonPatch(...patches);
  return chart;
}
