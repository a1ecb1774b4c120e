import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packChart } from '../../lib';
import { writeChartFiles } from '../helm/chart-folder';

type Files = Readonly<Record<string, string>>;

function below(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [`${folder}/${path}`, content]));
}

const library: Files = {
  'Chart.yaml': 'apiVersion: v2\nname: common\nversion: 2.31.0\ntype: library\n',
  'values.yaml': 'exampleValue: common-chart\n',
  'templates/_names.tpl': '{{- define "common.names.fullname" -}}{{ .Release.Name }}-{{ .Chart.Name }}{{- end -}}\n',
};

const exporter: Files = {
  'Chart.yaml': 'apiVersion: v2\nname: exporter\nversion: 0.4.0\n',
  'values.yaml': 'port: 9187\n',
  'templates/map.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}-exporter\ndata:\n  port: {{ .Values.port | quote }}\n',
};

/** In the layout of the charts that most people vendor: a library, an alias, a condition, and a schema with `$ref`. */
const database: Files = {
  'Chart.yaml': `apiVersion: v2
name: database
version: 16.2.1
appVersion: 17.0.0
dependencies:
  - name: common
    version: 2.x.x
    repository: oci://registry.example.com/charts
    tags:
      - common
  - name: exporter
    version: ^0.4.0
    repository: oci://registry.example.com/charts
    alias: metrics
    condition: metrics.enabled
annotations:
  images: |
    - name: database
      image: registry.example.com/database:17.0.0
`,
  'values.yaml': `global:
  imageRegistry: ""
image:
  registry: registry.example.com
  repository: database
  tag: 17.0.0
auth:
  username: app
  database: ""
  options: {}
replicas: 1
podLabels:
  tier: data
metrics:
  enabled: false
`,
  'values.schema.json': JSON.stringify({
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    definitions: {
      image: { type: 'object', properties: { registry: { type: 'string' }, repository: { type: 'string' }, tag: { type: 'string' } }, required: ['repository'] },
    },
    properties: {
      image: { $ref: '#/definitions/image' },
      auth: { type: 'object', properties: { username: { type: 'string' }, database: { type: 'string', maxLength: 20 } } },
      replicas: { type: 'integer', minimum: 1 },
    },
  }),
  'templates/map.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ include "common.names.fullname" . }}
  labels: {{- toYaml .Values.podLabels | nindent 4 }}
data:
  image: {{ printf "%s/%s:%s" (default .Values.image.registry .Values.global.imageRegistry) .Values.image.repository .Values.image.tag | quote }}
  username: {{ .Values.auth.username | quote }}
  database: {{ .Values.auth.database | quote }}
  replicas: {{ .Values.replicas | quote }}
`,
  ...below('charts/common', library),
  ...below('charts/exporter', exporter),
};

/** Charts of others, in a folder that lives as long as the tests of a file. */
export const vendored = { library, exporter, database } as const;

const root = mkdtempSync(join(tmpdir(), 'chartwright-vendored-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

let folders = 0;

/** Writes a chart's files to a folder of their own, and returns its path. */
export function chartFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  folders += 1;
  const folder = join(root, String(folders));
  writeChartFiles(files, folder);
  return folder;
}

/** Packs a chart's files, and returns the path of the archive. */
export function chartArchive(files: Files, name: string): string {
  return fileOf(packChart(new Map(Object.entries(files)), { name }));
}

/** Writes bytes to a file, and returns its path. */
export function fileOf(bytes: Uint8Array): string {
  folders += 1;
  const path = join(root, `${String(folders)}.tgz`);
  writeFileSync(path, bytes);
  return path;
}
