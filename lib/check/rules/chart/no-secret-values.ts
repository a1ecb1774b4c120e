import { printPath } from '../../../values';
import { namedFields } from '../../../values/walk-fields';
import type { Field, ValuesPath } from '../../../values';
import type { TemplateRule } from '../../rule';

// By the last words of a key, so that adminPassword is found and passwordKey, tokenUrl and existingSecret are not.
const SECRET_KEY = /(?:^|[a-z0-9_-])(?:[pP]assword|[pP]asswd|[pP]assphrase|[tT]oken|[aA]pi[kK]ey|[pP]rivateKey|[cC]lientSecret|[sS]ecretAccessKey)$/u;
// Keys of a Secret that exists, and what is encrypted, are no secrets.
const NAMES_SECRET = /(?:[a-z]Secret|SecretRef|SecretKeyRef)$|^encrypted/u;
const SECRET_TEXT = /[a-z][a-z0-9+.-]*:\/\/[^\s:/?#@<>${}]+:[^\s:/?#@<>${}]+@|-----BEGIN [A-Z ]*PRIVATE KEY-----/iu;

/**
 * Values are kept in files, in repositories and in the release. Asked are the names of declared texts and their
 * defaults; what customers write into maps and lists of their own is theirs.
 */
export const noSecretValues: TemplateRule = {
  kind: 'template',
  id: 'no-secret-values',
  severity: 'error',
  description: 'No value is a password or token in plain text, and no default has one in it.',
  remedy: 'Declare v.secretKeyRef, or use a SecretContract, so that customers name a Secret.',
  source: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
  check: function* ({ definition }) {
    for (const { path, field } of textsIn(definition.root, [])) {
      const place = printPath(path).replaceAll('["*"]', '[*]');
      if (field.kind === 'string' && SECRET_KEY.test(String(path.at(-1))) && !path.some((key) => NAMES_SECRET.test(String(key)))) {
        yield { place, problem: 'the value is a password or token in plain text, by its name' };
      } else if (typeof field.default === 'string' && SECRET_TEXT.test(field.default)) {
        yield { place, problem: 'the default has a password or a private key in it' };
      }
    }
  },
};

type TextField = Extract<Field, { readonly kind: 'string' | 'url' }>;

function textsIn(field: Field, path: ValuesPath): readonly { readonly path: ValuesPath; readonly field: TextField }[] {
  switch (field.kind) {
    case 'string':
    case 'url':
      return [{ path, field }];
    case 'list':
      return textsIn(field.item, [...path, '*']);
    case 'map':
      return textsIn(field.entry, [...path, '*']);
    default:
      return Object.entries(namedFields(field)).flatMap(([key, inner]) => textsIn(inner, [...path, key]));
  }
}
