import { Chart, App } from 'cdk8s';
import { HardenedDeployment, HelmApp, HelmChart, ProbeSet, chartFiles, defineValues, render, v, workloadValues, type HelmChartProps, type ImageDefaults } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';

const DIGEST = `sha256:${'a'.repeat(64)}`;

function chartWith(image: ImageDefaults, props: Partial<HelmChartProps<ReturnType<typeof definitionWith>>> = { appVersion: '1.4.0' }): HelmChart<ReturnType<typeof definitionWith>> {
  const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', values: definitionWith(image), ...props });
  new HardenedDeployment(chart, 'api', { values: chart.values.api, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }) });
  return chart;
}

function definitionWith(image: ImageDefaults) {
  return defineValues({ api: workloadValues({ image }), version: v.string({ description: 'Version.', default: '2' }) });
}

function imagesOf(objects: readonly object[]): readonly unknown[] {
  return objects.flatMap((object) => (object as { readonly spec?: { readonly template?: { readonly spec: { readonly containers: readonly { readonly image: unknown }[] } } } }).spec?.template?.spec.containers.map(({ image }) => image) ?? []);
}

const chart = chartWith({ repository: 'shop/api' });
const digestOnly = chartWith({ repository: 'shop/api', digestOnly: true });

const refused: readonly (readonly [name: string, api: object])[] = [
  ['the tag latest', { image: { tag: 'latest' } }],
  ['the tag latest beside a digest', { image: { tag: 'latest', digest: DIGEST } }],
  ['a tag in the repository', { image: { repository: 'shop/api:latest' } }],
  ['a digest in the repository', { image: { repository: `shop/api@${DIGEST}` } }],
  ['a tag in the registry', { image: { registry: 'docker.io/shop:latest' } }],
  ['a tag in the digest', { image: { digest: 'latest' } }],
  ['a tag that begins with a colon', { image: { tag: ':latest' } }],
  ['a null tag', { image: { tag: null } }],
];

test('a chart that would have the tag latest by default is refused when it is declared', () => {
  expect(() => chartWith({ tag: 'latest' })).toThrow(/FIELD_DEFAULT_INVALID/u);
});

test.each([
  ['latest', /and the chart's appVersion "latest" names another image every day: set api\.image\.tag or api\.image\.digest\./u],
  ['1.0.0+build', /and the chart's appVersion "1\.0\.0\+build" cannot be a tag: set/u],
  [undefined, /and the chart has no appVersion: set/u],
])('an appVersion of %s cannot be the version of an image, but a tag or digest can', (appVersion, message) => {
  const made = chartWith({}, appVersion === undefined ? {} : { appVersion });
  expect(() => render(made)).toThrow(message);
  expect(imagesOf(render(made, { values: { api: { image: { tag: '3' } } } }))).toEqual(['docker.io/api:3']);
  expect(imagesOf(render(made, { values: { api: { image: { digest: DIGEST } } } }))).toEqual([`docker.io/api@${DIGEST}`]);
});

test('a value of the author in place of the tag cannot become latest either', () => {
  const made = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1', values: definitionWith({}) });
  new HardenedDeployment(made, 'api', { values: { image: { repository: 'a', tag: made.values.version } }, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }) });
  expect(imagesOf(render(made))).toEqual(['docker.io/a:2']);
  expect(() => render(made, { values: { version: 'latest' } })).toThrow(/the image of api has the tag "latest", which names another image every day: set version to a version\./u);
});

test('no guard is added where the schema refuses it already', () => {
  expect(chart.guards.filter(({ message }) => JSON.stringify(message).includes('latest'))).toEqual([]);
});

test('literals are refused in an ordinary chart', () => {
  const make = (image: object): unknown => new HardenedDeployment(new Chart(new App(), 'shop'), 'api', { values: { image }, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }) });
  expect(() => make({ repository: 'a', tag: 'latest' })).toThrow(/^VALUE_INVALID: image\.tag is "latest", but must be text [^]*other than "latest"\n {2}in: shop\/api/u);
  expect(() => make({ repository: 'a:latest' })).toThrow(/^VALUE_INVALID: image\.repository is "a:latest"/mu);
});

test('where a digest is demanded, the default digest is the image', () => {
  const made = chartWith({ digestOnly: true, digest: DIGEST });
  expect(imagesOf(render(made))).toEqual([`docker.io/api@${DIGEST}`]);
  expect(() => render(made, { values: { api: { image: { digest: '', tag: '1' } } } })).toThrow(/VALUE_INVALID: api\.image\.digest is ""/u);
});

forEachHelm((binary) => {
  test.each(refused)('Helm refuses %s', (_name, api) => {
    expect(withChartFolder(chartFiles(chart), (folder) => helmTemplate(binary, folder, { values: { api } }))).toMatchObject({ ok: false, stderr: expect.stringContaining('api') as unknown });
    expect(() => render(chart, { values: { api } })).toThrow(/^VALUE_/u);
  });

  test('Helm refuses an image without a digest where one is demanded, and renders one with it', () => {
    withChartFolder(chartFiles(digestOnly), (folder) => {
      for (const image of [{}, { tag: '1' }, { digest: '' }]) {
        expect(helmTemplate(binary, folder, { values: { api: { image } } })).toMatchObject({ ok: false, stderr: expect.stringContaining('digest') as unknown });
      }
      const helm = helmTemplate(binary, folder, { values: { api: { image: { digest: DIGEST, tag: '1' } } } });
      expect(helm.ok ? imagesOf(helm.objects as readonly object[]) : helm.stderr).toEqual([`docker.io/shop/api@${DIGEST}`]);
    });
  });
});
