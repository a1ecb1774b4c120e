// What `helm create` lists, for people who package the folder themselves. `!` would ignore every other file
// and `**` is refused by Helm.
const PATTERNS = [
  '.DS_Store',
  '.git/',
  '.gitignore',
  '.bzr/',
  '.bzrignore',
  '.hg/',
  '.hgignore',
  '.svn/',
  '*.swp',
  '*.bak',
  '*.tmp',
  '*.orig',
  '*~',
  '.project',
  '.idea/',
  '*.tmproj',
  '.vscode/',
];

// Helm adds this one itself when it loads a folder:
// https://github.com/helm/helm/blob/v4.2.3/pkg/ignore/rules.go, AddDefaults
const DOT_FILE_OF_TEMPLATES = /^templates\/\.[^/]/;

const folderNames = new Set(PATTERNS.filter((pattern) => pattern.endsWith('/')).map((pattern) => pattern.slice(0, -1)));
const namePatterns = PATTERNS.filter((pattern) => !pattern.endsWith('/')).map(nameExpression);

/** The text of a chart's .helmignore. */
export function printHelmignore(): string {
  return ['# Files that helm package leaves out.', ...PATTERNS, ''].join('\n');
}

/** Tells whether Helm, loading the chart from a folder, would leave out the file at this path. */
export function isIgnoredByHelm(path: string): boolean {
  const parts = path.split('/');
  return (
    DOT_FILE_OF_TEMPLATES.test(path) ||
    parts.slice(0, -1).some((part) => folderNames.has(part)) ||
    parts.some((part) => namePatterns.some((pattern) => pattern.test(part)))
  );
}

function nameExpression(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/[.]/g, '\\$&').replace(/[*]/g, '.*')}$`, 'su');
}
