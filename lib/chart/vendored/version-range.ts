import { satisfies, validRange } from 'semver';

/** Whether a version is in a range as Helm writes it: `inside`, `outside`, or `unreadable` when the range is none. */
export function versionInRange(version: string, range: string): 'inside' | 'outside' | 'unreadable' {
  // Helm separates bounds by commas or spaces: https://github.com/Masterminds/semver#basic-comparisons
  const words = range.replaceAll(/\s*,\s*/g, ' ');
  if (validRange(words) === null) {
    return 'unreadable';
  }
  return range === version || satisfies(version, words) ? 'inside' : 'outside';
}
