import { createHash } from 'node:crypto';
import { ApiObject } from 'cdk8s';
import { addFile } from '../../../index';
import { exampleChart, type TemplateExamples } from './template-examples';

/** Text that cannot be compressed below three quarters. */
function noise(bytes: number): string {
  return Array.from({ length: Math.ceil(bytes / 43) }, (_, index) => createHash('sha256').update(String(index)).digest('base64url')).join('').slice(0, bytes);
}

/** Charts that are small, and such as would fill their Secret. */
export const releaseSizeExamples: TemplateExamples = {
  passing: {
    'an ordinary chart': exampleChart({}, (chart) => new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', data: { key: 'value' } })),
    'a long document that is compressed': exampleChart({}, (chart) => { addFile(chart, 'docs/log.md', 'The same line again.\n'.repeat(40_000)); }),
  },
  failing: {
    'a document that is not': { chart: exampleChart({}, (chart) => { addFile(chart, 'docs/dump.txt', noise(600_000)); }), places: ['example'] },
    'an object that is not, which is kept as template and as manifest': { chart: exampleChart({}, (chart) => new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', data: { dump: noise(300_000) } })), places: ['example'] },
  },
};
