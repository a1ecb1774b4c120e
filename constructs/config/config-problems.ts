import { isFileName } from './config-values';
import type { Problem } from '../../lib';

// The API server refuses more than a mebibyte, names included: https://kubernetes.io/docs/concepts/configuration/configmap/
const MOST_BYTES = 1024 * 1024;

/** What is wrong with the keys and contents of a ConfigMap. */
export function configProblems(env: Readonly<Record<string, unknown>>, files: Readonly<Record<string, unknown>>, place: string): readonly Problem[] {
  const problem = (what: string, fix: string): Problem => ({ code: 'CONSTRUCT_INVALID', what, in: place, fix });
  const variables = Object.keys(env);
  const names = Object.keys(files);
  const bytes = Object.entries({ ...env, ...files }).reduce((sum, [key, value]) => sum + bytesOf(key) + bytesOf(value), 0);
  return [
    ...(variables.length + names.length === 0 ? [problem('the configuration has neither variables nor files', 'declare env or files')] : []),
    // https://pubs.opengroup.org/onlinepubs/9699919799/basedefs/V1_chap08.html
    ...variables.filter((name) => !/^[A-Za-z_][A-Za-z0-9_]*$/u.test(name)).map((name) => problem(`"${name}" is not the name of an environment variable`, 'use letters, digits and "_", and no digit first')),
    ...names.filter((name) => !isFileName(name)).map((name) => problem(`"${name}" is not a file name that a ConfigMap can have`, 'use letters, digits, "-", "_" and ".", and no folder')),
    ...names.filter((name) => variables.includes(name)).map((name) => problem(`"${name}" is both a variable and a file`, 'give one of them another name')),
    ...(bytes <= MOST_BYTES ? [] : [problem(`the configuration has ${String(bytes)} bytes, and Kubernetes takes at most ${String(MOST_BYTES)}`, 'put large data on a volume or into the image')]),
  ];
}

function bytesOf(part: unknown): number {
  return typeof part === 'string' ? Buffer.byteLength(part) : 0;
}
