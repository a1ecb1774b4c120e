import type { Problem } from '../../lib';

/** A key of a Secret that needs more than a sentence. */
export interface SecretKey {
  /** What it is, for the reader of values.yaml. */
  readonly description: string;
  /**
   * What External Secrets Operator makes it of, from the other keys: a template of its own
   * (https://external-secrets.io/latest/guides/templating/), such as `postgres://{{ .username }}@db`.
   * From other sources the key comes ready. @default - the key is read from the store
   */
  readonly template?: string;
}

/** The keys that a workload relies on: for each, what it is. */
export type SecretKeys = Readonly<Record<string, string | SecretKey>>;

/** What is wrong with declared keys. */
export function secretKeyProblems(keys: SecretKeys, place: string): readonly Problem[] {
  const problem = (what: string, fix: string): Problem => ({ code: 'CONSTRUCT_INVALID', what, in: place, fix });
  const names = Object.keys(keys);
  const isRead = Object.values(keys).some((key) => typeof key === 'string' || key.template === undefined);
  return [
    ...(names.length === 0 ? [problem('the secret has no keys', 'declare the keys that workloads rely on')] : []),
    ...(names.length > 0 && !isRead ? [problem('every key of the secret is made from others', 'declare the keys that the templates read')] : []),
    ...names
      .filter((name) => !/^[.]?[-_A-Za-z0-9][-._A-Za-z0-9]{0,250}$/u.test(name))
      .map((name) => problem(`"${name}" is not a key that a Secret can have`, 'use letters, digits, "-", "_" and "."')),
  ];
}
