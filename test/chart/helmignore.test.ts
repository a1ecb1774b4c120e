import { isIgnoredByHelm, printHelmignore } from '../../lib/chart/helmignore';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';

const paths = [
  'files/a.bak',
  'files/bak',
  'files/a.bakery',
  'a.tmp/b',
  'b~/c',
  '~b',
  'x.swp',
  '.git/config',
  'files/.git/config',
  '.github/x',
  '.gitignore',
  'files/.gitignored',
  '.vscode/x',
  'vscode/x',
  '.project',
  'x.project',
  'DS_Store',
  'files/.DS_Store',
  '.hg',
  '.hgignore/x',
];

forEachHelm((binary) => {
  test('Helm leaves out the files that we say it does', () => {
    const files = {
      'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
      '.helmignore': printHelmignore(),
      'templates/a.yaml': 'files: {{ range $path, $_ := .Files.Glob "**" }}{{ $path }}, {{ end }}\n',
      'templates/.b.yaml': 'hidden: true\n',
      ...Object.fromEntries(paths.map((path) => [path, 'x'])),
    };
    const result = withChartFolder(files, (folder) => helmTemplate(binary, folder));
    const kept = ['.helmignore', ...paths.filter((path) => !isIgnoredByHelm(path))].sort().join(', ');
    expect(result).toMatchObject({ ok: true, objects: [{ files: `${kept},` }] });
    expect(isIgnoredByHelm('templates/.b.yaml')).toBe(true);
  });
});
