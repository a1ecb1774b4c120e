import type { ChartMetadata } from '../../lib/chart/chart-metadata';
import { printChartYaml } from '../../lib/chart/chart-yaml';
import { checkChartMetadata } from '../../lib/chart/check-chart-metadata';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint } from '../helm/helm';
import { codesOf } from './codes-of';

const good: ChartMetadata = { name: 'web', version: '1.0.0' };

/** Fields as somebody without the types might write them. */
function problems(fields: Readonly<Record<string, unknown>>): readonly string[] {
  return checkChartMetadata({ ...good, ...fields }).map(
    (problem) => `${problem.code} ${problem.in ?? ''}: ${problem.what}`,
  );
}

test.each(['web', '1', 'a-b-9', 'x'.repeat(53)])('the name %s is accepted', (name) => {
  expect(problems({ name })).toEqual([]);
});

test.each(['', 'Web', 'a_b', 'a.b', '-a', 'a-', 'a/b', '..', 'ü', 'a\n', 'x'.repeat(54), 5, undefined])(
  'the name %j is refused',
  (name) => {
    expect(problems({ name })).toEqual([
      expect.stringMatching(/^CHART_NAME_INVALID Chart\.yaml name: the chart name /),
    ]);
  },
);

test.each(['1.0', 'v1.2.3', '1', '', 'latest', '0.0.0-0', 1, undefined])('the version %j is refused', (version) => {
  expect(problems({ version })).toEqual([
    expect.stringMatching(/^CHART_VERSION_INVALID Chart\.yaml version: the chart version /),
  ]);
});

test('a leading v is named as what to remove', () => {
  expect(checkChartMetadata({ ...good, version: 'v1.2.3' })[0]?.fix).toBe('write 1.2.3');
});

const refused: readonly (readonly [Readonly<Record<string, unknown>>, string])[] = [
  [{ type: 'app' }, 'type: type is "app", not one of application, library'],
  [{ appVersion: 1.1 }, 'appVersion: appVersion is 1.1, not one line of text'],
  [{ appVersion: '1\u00a02' }, 'appVersion: appVersion is "1\u00a02", not one line of text'],
  [{ description: 'a\nb' }, 'description: description is "a\\nb", not one line of text'],
  [{ kubeVersion: 'new' }, 'kubeVersion: kubeVersion "new" is not a range of versions'],
  [
    { kubeVersion: '!=1.29.3' },
    'kubeVersion: kubeVersion "!=1.29.3" leaves out a version, which cannot be said for versions with a suffix',
  ],
  [{ keywords: 'a' }, 'keywords: keywords is "a", not a list'],
  [{ keywords: ['a', ''] }, 'keywords[1]: keywords[1] is "", not one line of text'],
  [{ home: 'example.com' }, 'home: home is "example.com", not an absolute URL'],
  [{ sources: ['github.com/a/b'] }, 'sources[0]: sources[0] is "github.com/a/b", not an absolute URL'],
  [{ icon: 'icon.svg' }, 'icon: icon is "icon.svg", not an absolute URL'],
  [{ maintainers: [{}] }, 'maintainers[0]: maintainers[0] has no name'],
  [{ maintainers: [null] }, 'maintainers[0]: maintainers[0] is null, not a map'],
  [
    { maintainers: [{ name: 'a', email: 'a@b' }] },
    'maintainers[0].email: maintainers[0].email is "a@b", not an e-mail address',
  ],
  [
    { maintainers: [{ name: 'a', url: 'ssh://a' }] },
    'maintainers[0].url: maintainers[0].url is "ssh://a", not an http or https address',
  ],
  [{ deprecated: 'yes' }, 'deprecated: deprecated is "yes", not true or false'],
  [{ dependencies: [{ name: 'a' }] }, 'dependencies[0]: dependencies[0] has no version'],
  [
    { dependencies: [{ name: 'a', version: '1', alias: 'a.b' }] },
    'dependencies[0].alias: dependencies[0].alias is "a.b", not an alias',
  ],
  [
    { dependencies: [{ name: 'a', version: '1', repository: 'charts' }] },
    'dependencies[0].repository: dependencies[0].repository is "charts", not a repository',
  ],
  [
    { dependencies: [{ name: 'a', version: '1', importValues: [{ child: 'a' }] }] },
    'dependencies[0].importValues[0]: dependencies[0].importValues[0] has no parent',
  ],
  [
    {
      dependencies: [
        { name: 'a', version: '1' },
        { name: 'b', alias: 'a', version: '1' },
      ],
    },
    'dependencies: more than one dependency is called "a"',
  ],
  [{ annotations: { a: 5 } }, 'annotations.a: annotations.a is 5, not text that YAML can carry'],
  [{ annotations: { a: 'x\u0085' } }, 'annotations.a: annotations.a is "x\u0085", not text that YAML can carry'],
  [{ annotations: { 'a\n': '' } }, 'annotation key "a\\n": annotation key "a\\n" is "a\\n", not one line of text'],
  [
    { artifactHub: { category: 'securty' } },
    'artifactHub.category: artifactHub.category is "securty", not one of ai-machine-learning, database, integration-delivery, monitoring-logging, networking, security, storage, streaming-messaging, skip-prediction. Did you mean "security"?',
  ],
  [
    { artifactHub: { alternativeName: 'server' } },
    'artifactHub.alternativeName: the alternative name "server" neither contains the chart\'s name "web" nor is contained in it',
  ],
  [
    { artifactHub: { changes: [{ kind: 'new', description: 'x' }] } },
    'artifactHub.changes[0].kind: artifactHub.changes[0].kind is "new", not one of added, changed, deprecated, removed, fixed, security',
  ],
  [
    { artifactHub: { images: [{ image: 'a b' }] } },
    'artifactHub.images[0].image: artifactHub.images[0].image is "a b", not an image reference',
  ],
  [
    { artifactHub: { signKey: { fingerprint: 'C874011F0AB405110D02105534365D9472D7468F' } } },
    'artifactHub.signKey: artifactHub.signKey has no url',
  ],
];

test.each(refused)('%j is refused', (fields, what) => {
  expect(problems(fields)).toEqual([`CHART_METADATA_INVALID Chart.yaml ${what}`]);
});

test('all problems are reported together, and nothing is printed', () => {
  const bad = { name: 'A', version: '1', icon: 'x', sources: ['y', 'z'] };
  expect(problems(bad)).toHaveLength(5);
  expect(codesOf(() => printChartYaml(bad))).toEqual([
    'CHART_NAME_INVALID',
    'CHART_VERSION_INVALID',
    'CHART_METADATA_INVALID',
    'CHART_METADATA_INVALID',
    'CHART_METADATA_INVALID',
  ]);
});

const addresses = [
  'https://example.com',
  'http://localhost:8080/a?b=c#d',
  'https://user:pass@example.com/x',
  'https://[::1]/x',
  'https://example.com/ü',
  'https://example.com/a%20b',
  'https://xn--bcher-kva.example',
  'git+ssh://git@example.com/a.git',
  'oci://example.com/a',
  'file://assets/icon.svg',
  'data:image/png;base64,AAAA',
  'https://a',
  'https://1.2.3.4:99',
  'HTTPS://EXAMPLE.COM',
  'https://example.com/a b',
  'https://',
  'https:example.com',
  'http://a_b.example',
  'https://example.com:99999',
  'https://ex%41mple.com/',
  'https://example.com/%zz',
  'https://exa<mple.com',
  'mailto:a@example.com',
];
const emails = [
  'a@example.com',
  'a.b+c@sub.example.com',
  "o'neil@example.ie",
  'a@b.co',
  'a..b@example.com',
  '.a@example.com',
  'a@-b.com',
  'a@b_c.com',
  '"a b"@example.com',
  'a@example',
  'a@[1.2.3.4]',
  'ä@example.com',
  `${'a'.repeat(65)}@example.com`,
  'a@1.2.3.4',
  'a@example.c',
  'a_b-c=d@example.museum',
];

forEachHelm((binary) => {
  test.each(['sources', 'icon', 'url', 'email'])('what we accept as %s, helm lint accepts', (field) => {
    const candidates = field === 'email' ? emails : addresses;
    const accepted = candidates.filter((text) => checkChartMetadata(metadataWith(field, [text])).length === 0);
    expect(accepted.length).toBeGreaterThan(4);
    const wrong = (field === 'icon' ? accepted.map((text) => [text]) : [accepted]).flatMap((texts) => {
      const files = {
        'Chart.yaml': printChartYaml(metadataWith(field, texts)),
        'templates/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
      };
      const lint = withChartFolder(files, (folder) => helmLint(binary, folder, { strict: true }));
      return lint.ok ? [] : [lint.text];
    });
    expect(wrong).toEqual([]);
  });
});

function metadataWith(field: string, texts: readonly string[]): ChartMetadata {
  switch (field) {
    case 'sources':
      return { ...good, sources: texts };
    case 'icon':
      return { ...good, icon: texts[0] ?? '' };
    default:
      return { ...good, maintainers: texts.map((text) => ({ name: 'a', [field]: text })) };
  }
}
