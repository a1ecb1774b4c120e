import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { checksum, chartFiles, Condition, defineValues, each, eachEntry, HelmApp, HelmChart, images, release, render, repeatObjects, text, token, v } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';
import { parseWithHelm } from '../properties/parse-with-helm';
import type { Construct } from 'constructs';

const definition = defineValues({
  enabled: v.boolean({ description: 'Whether there are any.', default: true }),
  hosts: v.list(v.string({ maxLength: 60 }), { description: 'Hosts.', default: [] }),
  plain: v.map(v.string(), { description: 'Words.', default: {}, reservedKeys: ['main'] }),
  sizes: v.list(v.integer(), { description: 'Sizes.', default: [] }),
  plugins: v.map(
    v.object(
      {
        image: v.string({ description: 'Image.', required: true }),
        active: v.boolean({ description: 'Whether it runs.', required: true }),
        tags: v.list(v.string(), { description: 'Tags.', required: true }),
      },
      { description: 'A plugin.' },
    ),
    { description: 'Plugins.', default: {} },
  ),
});

type Demo = HelmChart<typeof definition>;

function demo(make: (chart: Demo) => void): Demo {
  const chart: Demo = new HelmChart(new HelmApp(), 'demo', { version: '1.0.0', values: definition });
  make(chart);
  return chart;
}

function config(scope: Construct, id: string, name: unknown, data: object): ApiObject {
  return new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: name as string }, data });
}

const chart = demo((given) => {
  const { values } = given;
  config(given, 'first', 'first', { a: 'b' });
  const enabled = new Condition(given, 'enabled', values.enabled);
  repeatObjects(enabled, 'hosts', values.hosts, (scope, host) => {
    config(scope, 'host', text`host-${checksum(host)}`, { host, release: release.name });
    new ApiObject(scope, 'service', { apiVersion: 'v1', kind: 'Service', metadata: { name: token(text`${release.name}-${checksum(host)}`) }, spec: { type: 'ExternalName', externalName: host } });
  });
  repeatObjects(given, 'plugins', values.plugins, (scope, key, plugin) => {
    const active = new Condition(scope, 'active', plugin.active);
    new ApiObject(active, 'pod', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: token(text`plugin-${key}`) },
      spec: { containers: [{ name: 'main', image: plugin.image, args: each(plugin.tags, (tag) => text`${key}=${tag}`) }] },
      words: eachEntry(values.plain, (word) => ({ word, plugin: key })),
    });
  });
});

const valueSets = {
  none: {},
  hosts: { hosts: ['b.example.com', 'a.example.com', 'b.example.com', 'yes', '0123', '--- {{ x }}', 'multi\nline\n\n'] },
  off: { enabled: false, hosts: ['a'] },
  plugins: {
    plain: { y: 'z', b: 'c' },
    plugins: {
      'z.last': { image: 'registry.example.com/z:1', active: true, tags: ['one', 'two\n'] },
      10: { image: 'registry.example.com/ten:1', active: true, tags: [] },
      9: { image: 'registry.example.com/nine:1', active: false, tags: ['x'] },
      Upper: { image: 'registry.example.com/upper:1', active: true, tags: ['{{ x }}'] },
    },
  },
  many: { hosts: Array.from({ length: 13 }, (_, index) => `host-${String(13 - index)}`) },
};

forEachHelm((binary) => {
  test.each(Object.entries(valueSets))('renders what render computes, in the same order: %s', (_, values) => {
    const ours = render(chart, { values });
    const helm = withChartFolder(chartFiles(chart), (folder) => helmTemplate(binary, folder, { values }));
    if (!helm.ok) throw new Error(helm.stderr);
    expect(helm.objects).toEqual(ours);
    expect(parseWithHelm(binary, helm.text)).toEqual(ours);
  });
});

test('a template is a range over documents, each with its separator', () => {
  const small = demo((given) => {
    const { values } = given;
    repeatObjects(given, 'plugins', values.plugins, (scope, key, { active, image }) => {
      config(new Condition(scope, 'active', active), 'config', text`plugin-${key}`, { image, release: release.name });
    });
    repeatObjects(new Condition(given, 'if', values.enabled), 'hosts', values.hosts, (scope, host) => {
      config(scope, 'config', checksum(host), {});
    });
  });
  expect(chartFiles(small).get('templates/plugins/configmap.yaml')).toBe(`{{- range $key, $value := .Values.plugins }}
{{- if $value.active }}
---
# plugins/active/config
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ printf "plugin-%s" $key | quote }}
  labels:
    {{- include "demo.labels" $ | nindent 4 }}
  {{- with $.Values.commonAnnotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
data:
  image: {{ $value.image | quote }}
  release: {{ $.Release.Name | quote }}
{{- end }}
{{- end }}
`);
});

test('a list of texts has one object for each different text, and a map one for each entry by its key', () => {
  const names = (values: object): readonly unknown[] => render(chart, { values }).map(({ metadata }) => (metadata as { readonly name: string }).name);
  expect(names({ hosts: ['b', 'a', 'b'] })).toHaveLength(1 + 2 + 2);
  expect(names({ plugins: { b: plugin(true), a: plugin(true), c: plugin(false) } })).toEqual(['plugin-a', 'plugin-b', 'first'].sort((a) => (a === 'first' ? -1 : 1)));
});

function plugin(active: boolean): object {
  return { image: 'registry.example.com/a:1', active, tags: [] };
}

test('a literal list or map makes its objects at once, in an ordinary Chart too', () => {
  const make = (scope: Construct): void => {
    repeatObjects(scope, 'hosts', ['b', 'a', 'b'], (inner, host) => {
      new ApiObject(inner, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `host-${host as unknown as string}` } });
    });
    repeatObjects(scope, 'ports', { web: 80, api: 8080 }, (inner, key, port) => {
      new ApiObject(inner, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: key as unknown as string }, data: { port } });
    });
  };
  const ordinary = new Chart(new App(), 'ordinary');
  make(ordinary);
  const names = (objects: readonly unknown[]): readonly unknown[] => objects.map((object) => (object as { readonly metadata: { readonly name: string } }).metadata.name);
  expect(names(Testing.synth(ordinary) as readonly unknown[])).toEqual(['host-b', 'host-a', 'api', 'web']);
  const helm = demo(make);
  expect([...names(render(helm))].sort()).toEqual(['api', 'host-a', 'host-b', 'web']);
  expect([...chartFiles(helm).keys()].filter((path) => path.startsWith('templates/ports'))).toEqual(['templates/ports/configmap-api-config.yaml', 'templates/ports/configmap-web-config.yaml']);
});

describe('names', () => {
  const problem = (make: (chart: Demo) => void): string => {
    try {
      render(demo(make));
    } catch (thrown) {
      return (thrown as Error).message;
    }
    return '';
  };
  const named = (name: (key: never, value: never) => unknown) => (given: Demo): void => {
    repeatObjects(given, 'plugins', given.values.plugins, (scope, key, value) => {
      config(scope, 'config', name(key as never, value as never), {});
    });
  };

  test('that are the same for all members, or may be for two, are refused', () => {
    const expected = /OBJECT_DUPLICATE: plugins\/config is repeated for values\.plugins, and its name may be the same for two of them/;
    expect(problem(named(() => 'constant'))).toMatch(expected);
    expect(problem((given) => {
      repeatObjects(given, 'plugins', given.values.plugins, (scope) => {
        new ApiObject(scope, 'config', { apiVersion: 'v1', kind: 'ConfigMap' });
      });
    })).toMatch(expected);
    expect(problem(named((_, value: { readonly image: string }) => value.image))).toMatch(expected);
    expect(problem(named((key, value: { readonly image: string }) => text`${key}${value.image}`))).toMatch(expected);
    expect(problem(named((key) => text`plugin-${key}`))).toBe('');
    expect(problem(named((key) => text`${checksum(key)}-plugin`))).toBe('');
    expect(problem((given) => {
      repeatObjects(given, 'hosts', given.values.hosts, (scope) => {
        config(scope, 'config', 'host', {});
      });
    })).toMatch(/hosts\/config is repeated for values\.hosts.*\n.*\n.*with the text that the callback/);
  });

  test('that another object has, or another repetition may make, are refused', () => {
    const twice = (name: unknown, other: (key: never) => unknown) => (given: Demo): void => {
      config(given, 'other', name, {});
      repeatObjects(given, 'words', given.values.plain, (scope, key) => {
        config(scope, 'config', other(key as never), {});
      });
    };
    expect(problem(twice('word-a', (key) => text`word-${key}`))).toMatch(/OBJECT_DUPLICATE: words\/config is repeated for values\.plain, and one of them may have the name of other, which is a ConfigMap too/);
    expect(problem(twice('word-main', (key) => text`word-${key}`))).toBe('');
    expect(problem(twice('word', (key) => text`word-${key}`))).toBe('');
    expect(problem(twice('word-a', (key) => text`word-${checksum(key)}`))).toBe('');
    const both = (first: (key: never) => unknown, second: (key: never) => unknown) => (given: Demo): void => {
      for (const [id, name] of Object.entries({ first, second })) {
        repeatObjects(given, id, given.values.plain, (scope, key) => {
          config(scope, 'config', name(key as never), {});
        });
      }
    };
    expect(problem(both((key) => text`a-${key}`, (key) => text`a-${key}`))).toMatch(/OBJECT_DUPLICATE/);
    expect(problem(both((key) => text`a-${key}`, (key) => text`a-b-${key}`))).toMatch(/OBJECT_DUPLICATE/);
    expect(problem(both((key) => text`a-${key}`, (key) => text`b-${key}`))).toBe('');
  });

  test('wrong uses say what to do', () => {
    expect(() => demo((given) => repeatObjects(given, 'sizes', given.values.sizes as never, () => undefined))).toThrow(/EXPRESSION_TYPE: the members of values\.sizes are not texts/);
    expect(() => demo((given) => {
      repeatObjects(given, 'hosts', given.values.hosts, (scope) => {
        repeatObjects(scope, 'plugins', given.values.plugins, () => undefined);
      });
    })).toThrow(/UNSUPPORTED_STRUCTURE: objects are to be repeated for values\.plugins, but demo\/hosts repeats them already/);
    expect(() => repeatObjects(new Chart(new App(), 'ordinary'), 'hosts', demo(() => undefined).values.hosts, () => undefined)).toThrow(/REFERENCE_OUTSIDE_CHART/);
  });
});

test('images of repeated objects are listed once, with the values that decide them', () => {
  expect(images(chart)).toEqual([expect.objectContaining({ kind: 'Pod', template: 'templates/plugins/pod.yaml', name: '', values: ['plugins.*.image'], condition: 'value.active', defaultImages: [] })]);
});
