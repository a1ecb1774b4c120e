import { chartFiles, defineValues, render } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';
import { emptyChart, everyPodFields, makeEveryPod } from './every-pod';

const chart = emptyChart(defineValues(everyPodFields));
makeEveryPod(chart, chart.values);

// Written out once more, so that none can be taken off the list unnoticed.
const weakening = [
  'container.apparmor.security.beta.kubernetes.io/api', 'container.seccomp.security.alpha.kubernetes.io/api', 'seccomp.security.alpha.kubernetes.io/pod', 'sidecar.istio.io/inject',
  'sidecar.istio.io/userVolume', 'traffic.sidecar.istio.io/includeOutboundIPRanges', 'proxy.istio.io/config', 'inject.istio.io/templates', 'linkerd.io/inject', 'config.linkerd.io/skip-outbound-ports',
  'config.alpha.linkerd.io/proxy-wait-before-exit-seconds', 'consul.hashicorp.com/connect-inject', 'kuma.io/sidecar-injection', 'traffic.kuma.io/exclude-outbound-ports', 'k8s.v1.cni.cncf.io/networks', 'v1.multus-cni.io/default-network',
];
const ofHelm = ['helm.sh/hook', 'chartwright.dev/sole-egress'];
const selecting = ['app.kubernetes.io/name', 'app.kubernetes.io/instance', 'app.kubernetes.io/component'];
const places: readonly (readonly [string, readonly string[], (map: object) => object])[] = [
  ['podAnnotations', [...weakening, ...ofHelm, 'checksum/settings'], (podAnnotations) => ({ api: { podAnnotations } })],
  ['podAnnotations', [...weakening, ...ofHelm], (podAnnotations) => ({ smokeTest: { podAnnotations } })],
  ['commonAnnotations', [...weakening, ...ofHelm, 'meta.helm.sh/release-name'], (commonAnnotations) => ({ commonAnnotations })],
  ['podLabels', [...weakening, ...ofHelm, ...selecting], (podLabels) => ({ api: { podLabels } })],
  ['podLabels', [...weakening, ...selecting], (podLabels) => ({ migrate: { podLabels } })],
  ['commonLabels', [...weakening, ...ofHelm, ...selecting], (commonLabels) => ({ commonLabels })],
];
const refused = places.map(([place, keys, valuesOf]) => ({ place, keys, values: valuesOf(Object.fromEntries(keys.map((key) => [key, 'a']))) }));

forEachHelm((binary) => {
  test('keys that would weaken a pod, select it or take the release apart are refused, each by its name', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      for (const { place, keys, values } of refused) {
        const helm = helmTemplate(binary, folder, { values });
        const stderr = helm.ok ? '' : helm.stderr;
        // Helm 4 writes a path with slashes, and those of a key as ~1.
        expect({ place, accepted: keys.filter((key) => !stderr.includes(key) && !stderr.includes(key.replaceAll('/', '~1'))) }).toEqual({ place, accepted: [] });
      }
    });
  });

  test('other keys are not', () => {
    const map = { 'example.com/linkerd.io': 'a', 'vault.hashicorp.com/agent-inject': 'true', team: 'a' };
    withChartFolder(chartFiles(chart), (folder) => {
      const values = { commonLabels: map, commonAnnotations: map, api: { podLabels: map, podAnnotations: map } };
      expect(helmTemplate(binary, folder, { values }).ok).toBe(true);
    });
  });
});

test('render refuses each of them too', () => {
  for (const [, keys, valuesOf] of places) {
    for (const key of keys) {
      expect(() => render(chart, { values: valuesOf({ [key]: 'a' }) })).toThrow('VALUE_INVALID');
    }
  }
});
