import { describe, type Problem } from '../diagnostic';
import { type Fault, filePathFault } from './file-path';
import { isIgnoredByHelm } from './helmignore';

/** The files of a chart by their path below the chart's folder, with `/` between folders. */
export type ChartFiles = ReadonlyMap<string, string | Uint8Array>;

// MaxDecompressedFileSize and MaxDecompressedChartSize of
// https://github.com/helm/helm/blob/v4.2.3/pkg/chart/loader/archive/archive.go
const LARGEST_FILE_BYTES = 5 * 1024 * 1024;
const LARGEST_CHART_BYTES = 100 * 1024 * 1024;

// A ustar header holds 100 bytes of name and 155 of folder; the chart's own name takes part of the latter.
const LONGEST_NAME_BYTES = 100;
const LONGEST_FOLDER_BYTES = 100;

/** Everything that keeps Helm from loading these files, or one of the usual systems from holding them. */
export function checkChartFiles(files: ChartFiles): readonly Problem[] {
  const problems = [...files].flatMap(([path, content]) => checkFile(path, content));
  return [...problems, ...checkPresence(files), ...checkClashes([...files.keys()]), ...checkTotal(files)];
}

/** The bytes of a file: text is UTF-8. */
export function fileBytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
}

function checkFile(path: string, content: string | Uint8Array): readonly Problem[] {
  const fault = filePathFault(path) ?? lengthFault(path) ?? contentFault(content);
  if (fault !== undefined) {
    return [problem(path, `the chart file ${describe(path)} ${fault[0]}`, fault[1])];
  }
  return isIgnoredByHelm(path)
    ? [
        problem(
          path,
          `the chart file ${describe(path)} is left out by .helmignore, so packing the folder would lose it`,
          'rename the file',
        ),
      ]
    : [];
}

function lengthFault(path: string): Fault | undefined {
  const slash = path.lastIndexOf('/');
  const nameBytes = Buffer.byteLength(path.slice(slash + 1));
  const folderBytes = Buffer.byteLength(path.slice(0, Math.max(slash, 0)));
  if (nameBytes > LONGEST_NAME_BYTES) {
    return [
      `has a name of ${String(nameBytes)} bytes; an archive holds ${String(LONGEST_NAME_BYTES)}`,
      'shorten the name',
    ];
  }
  return folderBytes > LONGEST_FOLDER_BYTES
    ? [
        `lies in folders of ${String(folderBytes)} bytes; an archive holds ${String(LONGEST_FOLDER_BYTES)}`,
        'shorten the folders',
      ]
    : undefined;
}

function contentFault(content: string | Uint8Array): Fault | undefined {
  if (typeof content === 'string' && /\p{Cs}/u.test(content)) {
    return ['holds half a surrogate pair, which UTF-8 cannot represent', 'pass whole characters, or bytes'];
  }
  const bytes = fileBytes(content).length;
  return bytes > LARGEST_FILE_BYTES
    ? [
        `has ${String(bytes)} bytes; Helm loads at most ${String(LARGEST_FILE_BYTES)}`,
        'split the file, or put it into an image or a volume',
      ]
    : undefined;
}

function checkPresence(files: ChartFiles): readonly Problem[] {
  return files.has('Chart.yaml')
    ? []
    : [problem('Chart.yaml', 'the chart has no Chart.yaml', 'add the file that printChartYaml writes')];
}

/** Names that are one on systems without upper and lower case, and files that stand where a folder is needed. */
function checkClashes(paths: readonly string[]): readonly Problem[] {
  const spelled = new Map<string, string>();
  const folders = new Set(paths.flatMap(foldersOf).map(fold));
  return paths.flatMap((path) => {
    const other = spelled.get(fold(path));
    spelled.set(fold(path), path);
    if (other !== undefined) {
      return [
        problem(
          path,
          `the chart files ${describe(other)} and ${describe(path)} are one file where case does not count`,
          'rename one of them',
        ),
      ];
    }
    return folders.has(fold(path))
      ? [problem(path, `${describe(path)} is both a chart file and a folder`, 'rename one of them')]
      : [];
  });
}

function checkTotal(files: ChartFiles): readonly Problem[] {
  const bytes = [...files.values()].reduce((sum, content) => sum + fileBytes(content).length, 0);
  return bytes < LARGEST_CHART_BYTES
    ? []
    : [
        problem(
          '.',
          `the chart's files have ${String(bytes)} bytes; Helm loads less than ${String(LARGEST_CHART_BYTES)}`,
          'leave out large files',
        ),
      ];
}

function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function problem(path: string, what: string, fix: string): Problem {
  return { code: 'CHART_FILE_INVALID', what, in: path, fix };
}
