import { dnsLabelPattern, dnsSubdomainPattern, labelKeyPattern, labelValuePattern } from '../../../values';
import { loosePattern } from '../../language/loose-pattern';

/** A form of texts. How long they may be is the matter of `names-fit`. */
export interface Form {
  readonly pattern: string;
  /** The end of a sentence: it has to be … */
  readonly what: string;
}

// https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
const SUBDOMAIN: Form = { pattern: dnsSubdomainPattern, what: 'small letters, digits, "-" and ".", with a letter or digit at both ends and beside each dot' };
const LABEL: Form = { pattern: loosePattern(dnsLabelPattern), what: 'small letters, digits and "-", with a letter or digit at both ends' };
const SERVICE: Form = { pattern: '^[a-z]([-a-z0-9]*[a-z0-9])?$', what: 'small letters, digits and "-", with a letter at the beginning and no "-" at the end' };
const PATH_SEGMENT: Form = { pattern: '^([^./%][^/%]*|[.][^./%][^/%]*|[.][.][^/%]+)$', what: 'text without "/" and "%" that is not empty, "." or ".."' };

const FORMS_OF_KINDS: Readonly<Record<string, Form>> = {
  ClusterRole: PATH_SEGMENT,
  ClusterRoleBinding: PATH_SEGMENT,
  Namespace: LABEL,
  Role: PATH_SEGMENT,
  RoleBinding: PATH_SEGMENT,
  Service: SERVICE,
};

/** The form of the names of a kind. */
export function formOfName(kind: string): Form {
  return FORMS_OF_KINDS[kind] ?? SUBDOMAIN;
}

// https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
export const LABEL_VALUE: Form = { pattern: loosePattern(labelValuePattern), what: 'empty, or letters, digits, "-", "_" and ".", with a letter or digit at both ends' };

const what = 'a DNS name and "/", or nothing, and then at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends';

export const LABEL_KEY: Form = { pattern: loosePattern(labelKeyPattern), what };

// The API server looks at the keys of annotations in small letters
// (https://github.com/kubernetes/kubernetes/blob/v1.36.0/staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go).
export const ANNOTATION_KEY: Form = { pattern: LABEL_KEY.pattern.replaceAll(/(?<!A-Z)a-z/gu, 'A-Za-z'), what };

/** How many characters the key of a label or annotation may have after its last `/`. */
export const LONGEST_NAME_OF_KEY = 63;

/** How many characters a key has there. */
export function lengthOfName(key: string): number {
  return key.length - key.lastIndexOf('/') - 1;
}
