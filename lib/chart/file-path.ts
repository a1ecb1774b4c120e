/** What is wrong with something, and one sentence that makes it go away. */
export type Fault = readonly [what: string, fix: string];

/** What keeps a relative path from meaning one file below its folder on every system, or undefined. */
export function filePathFault(path: string): Fault | undefined {
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) {
    return ['is an absolute path', 'give the path below the folder'];
  }
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) {
    return ['has an empty part, "." or ".."', 'give the plain path below the folder'];
  }
  // What Windows does not allow in names: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
  if (/[\p{Cc}\p{Cs}\\<>:"|?*]/u.test(path)) {
    return ['has a character that not every system allows', 'use letters, digits, "-", "_" and "."'];
  }
  return parts.some((part) => /[. ]$/.test(part))
    ? ['has a part that ends with a space or a dot', 'rename the file']
    : undefined;
}
