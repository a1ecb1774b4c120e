import { ChartError, describe } from '../diagnostic';

/** One regular file of an archive. */
export interface ArchiveEntry {
  /** The path inside the archive, with `/` between folders. */
  readonly path: string;
  /** The file's content. */
  readonly bytes: Uint8Array;
}

const BLOCK_BYTES = 512;
const LONGEST_NAME_BYTES = 100;
const LONGEST_PREFIX_BYTES = 155;

// The same for everybody: mode rw-r--r--, owner 0 without a name, and the first moment that zip files can
// hold too, 1980-01-01T00:00:00Z. `helm push` copies neither, but file managers show them.
const FILE_MODE = 0o644;
const OWNER = 0;
const MODIFIED_SECONDS = 315_532_800;

/**
 * An uncompressed tar archive in the ustar format of POSIX.1-1988, the entries in the order given.
 *
 * @throws ChartError CHART_FILE_INVALID – when a path is longer than the format holds.
 */
export function tarFromEntries(entries: readonly ArchiveEntry[]): Uint8Array {
  const total = entries.reduce((sum, entry) => sum + BLOCK_BYTES + paddedBytes(entry.bytes.length), 2 * BLOCK_BYTES);
  const archive = new Uint8Array(total);
  let offset = 0;
  for (const entry of entries) {
    archive.set(header(entry), offset);
    archive.set(entry.bytes, offset + BLOCK_BYTES);
    offset += BLOCK_BYTES + paddedBytes(entry.bytes.length);
  }
  return archive;
}

// Fields and offsets: https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html, "ustar Interchange Format"
function header(entry: ArchiveEntry): Uint8Array {
  const block = Buffer.alloc(BLOCK_BYTES);
  const [prefix, name] = splitPath(entry.path);
  block.write(name, 0);
  block.write(octal(FILE_MODE, 7), 100);
  block.write(octal(OWNER, 7), 108);
  block.write(octal(OWNER, 7), 116);
  block.write(octal(entry.bytes.length, 11), 124);
  block.write(octal(MODIFIED_SECONDS, 11), 136);
  block.write(' '.repeat(8), 148);
  block.write('0', 156);
  block.write('ustar\0' + '00', 257);
  block.write(octal(0, 7), 329);
  block.write(octal(0, 7), 337);
  block.write(prefix, 345);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${octal(sum, 6)}\0 `, 148);
  return block;
}

/** The folder goes into the prefix field only when the path does not fit the name field. */
function splitPath(path: string): readonly [prefix: string, name: string] {
  if (Buffer.byteLength(path) <= LONGEST_NAME_BYTES) {
    return ['', path];
  }
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
    const [prefix, name] = [path.slice(0, slash), path.slice(slash + 1)];
    if (Buffer.byteLength(prefix) <= LONGEST_PREFIX_BYTES && Buffer.byteLength(name) <= LONGEST_NAME_BYTES) {
      return [prefix, name];
    }
  }
  throw new ChartError('CHART_FILE_INVALID', `the path ${describe(path)} is longer than a tar archive holds`, {
    in: path,
    fix: 'shorten the names of the file and its folders',
  });
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}

function paddedBytes(bytes: number): number {
  return Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES;
}
