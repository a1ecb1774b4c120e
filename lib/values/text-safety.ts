// Found by running Helm 3.16 to 4.2: U+007F to U+009F, U+FFFE and U+FFFF make `toYaml` return nothing,
// silently, for the whole map they are in; U+0085 becomes a space; U+2028 and U+2029 break lines. Helm
// deletes the text `<no value>` from whatever it renders.
/** What no text in values may contain. */
export const unsafeTextPattern = '[\u007f-\u009f\u2028\u2029\ufffe\uffff]|<no value>';

// `<<` is YAML 1.1's merge key (https://yaml.org/type/merge.html): as an ordinary key it breaks the parser.
/** What no key in values may be or contain. */
export const unsafeKeyPattern = `^<<$|${unsafeTextPattern}`;

const unsafeText = new RegExp(unsafeTextPattern, 'u');
const unsafeKey = new RegExp(unsafeKeyPattern, 'u');
const halfSurrogatePair = /\p{Surrogate}/u;

/** Why Helm cannot carry a text, as the end of a sentence, or undefined when it can. */
export function whyTextUnsafe(text: string): string | undefined {
  if (halfSurrogatePair.test(text)) {
    return 'holds half of a surrogate pair, which is no character';
  }
  const found = unsafeText.exec(text)?.[0];
  if (found === undefined) {
    return undefined;
  }
  return found.length > 1
    ? `holds ${found}, which Helm deletes`
    : `holds U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}, which Helm cannot carry`;
}

/** Why Helm cannot carry a text as the key of a map, as the end of a sentence, or undefined when it can. */
export function whyKeyUnsafe(key: string): string | undefined {
  return key === '<<' ? 'is YAML\'s merge key' : whyTextUnsafe(key);
}

/** Whether Helm can carry a text as the key of a map. */
export function isSafeKey(key: string): boolean {
  return !halfSurrogatePair.test(key) && !unsafeKey.test(key);
}
