import { valueOffsets } from '../values/read/value-offset';
import { setsValue, type ValuesLayer } from '../values/values-layer';
import { shownPath, type ValuesFile } from './read-values-file';
import { textPositions } from './text-positions';

/** The layer of a values file: it tells file, line and column. The text is parsed again when the first place is asked for. */
export function fileLayer({ path, text, values }: ValuesFile): ValuesLayer {
  let find: ReturnType<typeof finderOf> | undefined;
  return {
    placeOf: (valuesPath) => {
      if (!setsValue(values, valuesPath)) {
        return undefined;
      }
      find ??= finderOf(text);
      return `${shownPath(path)}${find(valuesPath)}`;
    },
  };
}

function finderOf(text: string): (path: Parameters<ValuesLayer['placeOf']>[0]) => string {
  const [offsetOf, positionOf] = [valueOffsets(text), textPositions(text)];
  return (path) => {
    const offset = offsetOf(path);
    if (offset === undefined) {
      return '';
    }
    const { line, column } = positionOf(offset);
    return `:${String(line)}:${String(column)}`;
  };
}
