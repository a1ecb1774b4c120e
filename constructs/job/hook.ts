import type { Problem } from '../../lib';
import type { Mount } from '../pod/mount';

/** When Helm runs a hook. Argo CD runs both those before installation and those before an upgrade on every sync. */
export type HookEvent =
  | 'pre-install'
  | 'post-install'
  | 'pre-upgrade'
  | 'post-upgrade'
  | 'pre-rollback'
  | 'post-rollback'
  | 'pre-delete'
  | 'post-delete';

/** When Helm deletes a hook. Without `before-hook-creation` a second run would find the first in its place, so it always holds. */
export type HookDeletePolicy = 'before-hook-creation' | 'hook-succeeded' | 'hook-failed';

/** A job that Helm runs by itself, outside the objects of the release. It must bear to be run twice. */
export interface Hook {
  /** When Helm runs it: at least one event, each once. */
  readonly events: readonly HookEvent[];
  /** Hooks of an event run one after the other, lower weights first. @default 0 */
  readonly weight?: number;
  /** When it is deleted besides before it is created again. @default - it stays, so that its logs can be read */
  readonly deletePolicy?: readonly HookDeletePolicy[];
}

/** The annotations by which Helm knows a hook. */
// https://helm.sh/docs/topics/charts_hooks/
export function hookAnnotations({ events, weight = 0, deletePolicy = [] }: Omit<Hook, 'events'> & { readonly events: readonly string[] }): Readonly<Record<string, string>> {
  return {
    'helm.sh/hook': events.join(','),
    'helm.sh/hook-weight': String(weight),
    'helm.sh/hook-delete-policy': [...new Set(['before-hook-creation', ...deletePolicy])].join(','),
  };
}

/** The annotations of what a hook's pods need: it is there before them, and stays for as long as they may run. */
export function hookCompanionAnnotations({ events, weight = 0 }: Hook): Readonly<Record<string, string>> {
  return hookAnnotations({ events, weight: weight - 1 });
}

/** What cannot work about a hook. */
export function hookProblems({ events, weight = 0 }: Hook, mounts: readonly Mount[], place: string): readonly Problem[] {
  const problem = (what: string, fix: string): Problem => ({ code: 'CONSTRUCT_INVALID', what, in: place, fix });
  const missing = events.includes('pre-install') ? mounts.filter(({ kind }) => kind === 'claim' || kind === 'config-map') : [];
  return [
    ...(events.length > 0 && new Set(events).size === events.length ? [] : [problem(`the events of the hook are [${events.join(', ')}]`, 'name at least one event, and each once')]),
    ...(Number.isInteger(weight) ? [] : [problem(`the weight of the hook is ${String(weight)}`, 'give a whole number')]),
    ...missing.map(({ path }) => problem(`the hook mounts a volume at "${path}" before the installation that makes it`, 'use post-install, or mount only what is there before the release')),
  ];
}
