import fc from 'fast-check';
import { parse } from 'yaml';

import type { ChartMetadata } from '../../lib/chart/chart-metadata';
import { chartAnnotations, printChartYaml } from '../../lib/chart/chart-yaml';
import { isYamlText } from '../../lib/chart/text-forms';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmShow, helmTemplate } from '../helm/helm';

const full: ChartMetadata = {
  name: 'compliance-platform',
  version: '1.0.0-rc.1+build.5',
  appVersion: '1.10',
  description: 'Yes: five services, # one chart',
  kubeVersion: '>=1.28, <2',
  keywords: ['yes', '1.10', 'compliance'],
  home: 'https://example.com',
  sources: ['https://git.example.com/platform', 'git+ssh://git@example.com/platform.git'],
  icon: 'https://example.com/icon.svg',
  maintainers: [{ name: 'Off', email: 'team@example.com', url: 'https://example.com/team' }, { name: 'no' }],
  deprecated: true,
  dependencies: [
    {
      name: 'postgresql',
      version: '~15.0',
      repository: 'oci://registry.example.com/charts',
      condition: 'postgresql.enabled,global.postgresql.enabled',
      tags: ['database'],
      alias: 'db',
      importValues: ['defaults', { child: 'a.b', parent: 'c' }],
    },
    { name: 'local', version: '1.0.0' },
  ],
  annotations: { 'example.com/count': '5', 'example.com/lines': 'a\n  b\n\n' },
  artifactHub: {
    category: 'security',
    changes: [{ kind: 'fixed', description: 'Say "no"', links: [{ name: 'Issue', url: 'https://example.com/1' }] }],
    containsSecurityUpdates: true,
    images: [
      { name: 'vault', image: 'registry.example.com:5000/vault:1.10', whitelisted: false, platforms: ['linux/amd64'] },
    ],
    license: 'Apache-2.0',
    prerelease: false,
    signKey: { fingerprint: 'C874011F0AB405110D02105534365D9472D7468F', url: 'https://example.com/key.asc' },
  },
};

test('a small chart has the lines of helm create', () => {
  expect(printChartYaml({ name: 'web', version: '1.0.0', description: 'A web server', appVersion: '1.16.0' }))
    .toBe(`apiVersion: v2
name: web
description: A web server
type: application
version: 1.0.0
appVersion: "1.16.0"
`);
});

test('all fields are written in one order, texts that YAML 1.1 would misread in quotes', () => {
  expect(printChartYaml(full)).toBe(`apiVersion: v2
name: compliance-platform
description: "Yes: five services, # one chart"
type: application
version: 1.0.0-rc.1+build.5
appVersion: "1.10"
kubeVersion: ">=1.28.0-0, <2.0.0-0"
deprecated: true
home: https://example.com
icon: https://example.com/icon.svg
keywords:
  - "yes"
  - "1.10"
  - compliance
sources:
  - https://git.example.com/platform
  - git+ssh://git@example.com/platform.git
maintainers:
  - name: "Off"
    email: team@example.com
    url: https://example.com/team
  - name: "no"
dependencies:
  - name: postgresql
    version: ~15.0
    repository: oci://registry.example.com/charts
    condition: postgresql.enabled,global.postgresql.enabled
    tags:
      - database
    alias: db
    import-values:
      - defaults
      - child: a.b
        parent: c
  - name: local
    version: 1.0.0
    repository: ""
annotations:
  artifacthub.io/category: security
  artifacthub.io/changes: |
    - kind: fixed
      description: Say "no"
      links:
        - name: Issue
          url: https://example.com/1
  artifacthub.io/containsSecurityUpdates: "true"
  artifacthub.io/images: |
    - name: vault
      image: registry.example.com:5000/vault:1.10
      whitelisted: false
      platforms:
        - linux/amd64
  artifacthub.io/license: Apache-2.0
  artifacthub.io/prerelease: "false"
  artifacthub.io/signKey: |
    fingerprint: C874011F0AB405110D02105534365D9472D7468F
    url: https://example.com/key.asc
  example.com/count: "5"
  example.com/lines: "a\\n  b\\n\\n"
`);
});

test('empty lists and maps are not written', () => {
  const empty: ChartMetadata = {
    name: 'c',
    version: '1.0.0',
    keywords: [],
    dependencies: [],
    annotations: {},
    artifactHub: {},
  };
  expect(printChartYaml(empty)).toBe('apiVersion: v2\nname: c\ntype: application\nversion: 1.0.0\n');
});

test('the chart\'s own annotations win over those of Artifact Hub', () => {
  expect(
    chartAnnotations({ ...full, annotations: { 'artifacthub.io/license': 'MIT' } })['artifacthub.io/license'],
  ).toBe('MIT');
});

const chart = (metadata: ChartMetadata): Record<string, string> => ({
  'Chart.yaml': printChartYaml(metadata),
  'templates/seen.yaml':
    'annotations: {{ .Chart.Annotations | toJson }}\nappVersion: {{ .Chart.AppVersion | toJson }}\ndescription: {{ .Chart.Description | toJson }}\n',
});

forEachHelm((binary) => {
  test('Helm accepts every field', () => {
    const { dependencies: _, deprecated: __, ...metadata } = full;
    withChartFolder(chart(metadata), (folder) => {
      expect(helmTemplate(binary, folder)).toMatchObject({
        ok: true,
        objects: [{ annotations: chartAnnotations(full), appVersion: '1.10' }],
      });
    });
  });

  test('helm lint finds nothing to remark', () => {
    const { dependencies: _, deprecated: __, ...metadata } = full;
    const files = { 'Chart.yaml': printChartYaml(metadata), 'templates/none.yaml': '' };
    expect(withChartFolder(files, (folder) => helmLint(binary, folder, { strict: true }))).toMatchObject({ ok: true });
  });

  test('Helm reads every field as it was given', () => {
    const shown = withChartFolder(chart(full), (folder) => helmShow(binary, 'chart', folder));
    if (!shown.ok) throw new Error(shown.stderr);
    expect(parse(shown.text)).toEqual(parse(printChartYaml(full)));
  });

  test('any text survives as an annotation', () => {
    const text = fc
      .string({
        unit: fc.oneof(
          fc.constantFrom('\n', ' ', '\t', '-', ':', '#', '|', '>', '"', "'", '\\', '{', '0', 'e', '~', 'y'),
          fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
        ),
        maxLength: 60,
      })
      .filter(isYamlText);
    const texts = fc.sample(text, { numRuns: 400, seed: 7 });
    const annotations = Object.fromEntries(texts.map((value, index) => [`example.com/${String(index)}`, value]));
    const metadata: ChartMetadata = { name: 'c', version: '1.0.0', annotations };
    const result = withChartFolder(chart(metadata), (folder) => helmTemplate(binary, folder));
    if (!result.ok) throw new Error(result.stderr);
    expect(result.objects[0]).toMatchObject({ annotations });
  });
});
