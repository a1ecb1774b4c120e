import type { Problem } from '../../diagnostic';
import { whyTextUnsafe } from '../text-safety';
import type { ValuesPath } from '../values-path';
import { commonFields } from './common-block';
import { definitionProblem } from './definition-problem';

// `.Values` is a Go map type with these methods, and templates see a method before a key
// (https://pkg.go.dev/helm.sh/helm/v3/pkg/chartutil#Values).
const GO_METHODS: readonly string[] = ['YAML', 'AsMap', 'Table', 'Encode', 'PathValue'];

/** What is wrong with the name of a key at any depth. */
export function checkKey(key: string, path: ValuesPath): readonly Problem[] {
  const what = whyKeyInvalid(key);
  return what === undefined
    ? []
    : [definitionProblem('FIELD_KEY_INVALID', path, what, 'choose a name of letters and digits')];
}

/** What is wrong with the name of a key at the top of the values. */
export function checkTopLevelKey(key: string): readonly Problem[] {
  if (GO_METHODS.includes(key)) {
    return [
      definitionProblem(
        'FIELD_KEY_RESERVED',
        [key],
        'has the name of a method of Helm\'s values',
        'choose another name, for example in lower case',
      ),
    ];
  }
  if (key === 'global') {
    return [
      definitionProblem(
        'FIELD_KEY_RESERVED',
        [key],
        'is the block that Helm shares with subcharts; the library declares it',
        'choose another name',
      ),
    ];
  }
  if (Object.hasOwn(commonFields, key)) {
    return [
      definitionProblem(
        'FIELD_NAME_CLASH',
        [key],
        'is declared by the library for every chart',
        'remove it, or choose another name',
      ),
    ];
  }
  return [];
}

function whyKeyInvalid(key: string): string | undefined {
  if (key === '') {
    return 'is an empty key';
  }
  if (key === '<<' || key === '__proto__') {
    return `has the key ${key}, which YAML or JavaScript gives another meaning`;
  }
  const unsafe = whyTextUnsafe(key);

  return unsafe ?? (/[\u0000-\u001f]/.test(key) ? 'has a control character in its key' : undefined);
}
