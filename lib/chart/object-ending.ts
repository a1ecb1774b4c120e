import { createHash } from 'node:crypto';
import type { ApiObject, Chart } from 'cdk8s';

// Children that only wrap one object: cdk8s and cdk8s-plus name them so.
const TRANSPARENT: ReadonlySet<string> = new Set(['Default', 'Resource']);

/** The construct ids below a chart that name an object, without those that only wrap one. */
export function objectIds(chart: Chart, object: ApiObject): readonly string[] {
  const ids = object.node.scopes.slice(chart.node.scopes.length).map((scope) => scope.node.id);
  const telling = ids.filter((id) => !TRANSPARENT.has(id) && id !== '');
  return telling.length > 0 ? telling : ids;
}

/** The ending of an object's generated name: its ids as one DNS label, or a hash of them where nothing of them may stay. */
export function objectEnding(chart: Chart, object: ApiObject): string {
  const ids = objectIds(chart, object).join('-');
  return dnsLabel(ids) || hashOf(ids);
}

/** Text of at most so many characters; a hash replaces what is cut, so that different texts stay different. */
export function shortened(text: string, length: number): string {
  const kept = length - HASH_LENGTH - 1;
  return text.length <= length ? text : `${text.slice(0, kept).replace(/-+$/u, '')}-${hashOf(text)}`;
}

const HASH_LENGTH = 8;

function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, HASH_LENGTH);
}

/** Text as a DNS label: `evidence_data` becomes `evidence-data`. Empty when there is none, or nothing of it may stay. */
export function dnsLabel(text: string | undefined): string {
  return (text ?? '')
    .replaceAll(/([a-z0-9])([A-Z])/gu, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '');
}
