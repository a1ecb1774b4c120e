import { runCli } from './run-cli';

const USES = [
  {
    chart: 'shop', kind: 'Deployment', name: 'release-name-shop-web', template: 'templates/web/deployment.yaml', path: '/spec/template/spec/containers/0/image', container: 'web',
    defaultImages: ['shop/web:4.5.6'], values: ['web.image.repository', 'web.image.tag'], repository: 'web.image.repository', tag: 'web.image.tag', relocatedBy: ['web.image.repository'], isRelocatable: true,
  },
  {
    chart: 'shop', kind: 'Deployment', name: 'release-name-shop-web', template: 'templates/web/deployment.yaml', path: '/spec/template/spec/initContainers/0/image', container: 'migrate',
    defaultImages: ['shop/migrate:1'], values: [], relocatedBy: [], isRelocatable: false,
  },
];

test('images tells who runs them, and which no value relocates', () => {
  expect(runCli(['images', 'shop'])).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: [
      'shop 1.2.3', '',
      '  shop/web:4.5.6',
      '    Deployment release-name-shop-web, container web',
      '      values: web.image.repository, web.image.tag', '',
      '  shop/migrate:1',
      '    Deployment release-name-shop-web, container migrate',
      '      not relocatable: no value changes its registry', '',
      '2 images in 2 places, 1 not relocatable', '',
    ].join('\n'),
  });
});

test('without a name, all charts are told; --json is the same as data', () => {
  expect(runCli(['images']).stdout).toMatch(/^shop 1\.2\.3\n[^]*\ntools-console 0\.1\.0\n\n0 images in 0 places\n\ntools-report 0\.1\.0\n/u);
  expect(JSON.parse(runCli(['images', '--json']).stdout)).toEqual(USES);
});

test('a chart that does not exist is told', () => {
  expect(runCli(['images', 'shpo'])).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining('APP_NOT_FOUND: there is no app or chart "shpo". Did you mean "shop"?') as unknown });
});
