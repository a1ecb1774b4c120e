import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The line of a person's own code that led to an error, as `apps/shop/chart.ts:12:3` from the current folder: the
 * innermost frame of its stack in a file below `folder`.
 */
export function userFrame(thrown: unknown, folder: string): string | undefined {
  const stack = thrown instanceof Error ? (thrown.stack ?? '') : '';
  for (const [, location = '', position = ''] of stack.matchAll(/^ {4}at (?:.*\()?(.+?):(\d+:\d+)\)?$/gm)) {
    const file = location.startsWith('file:') ? fileURLToPath(location) : location;
    if (file.startsWith(folder + sep) && !file.includes(`${sep}node_modules${sep}`)) {
      return `${relative('', file)}:${position}`;
    }
  }
  return undefined;
}
