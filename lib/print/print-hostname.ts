import { goString } from './go-string';

const URL_PATTERN = '^[a-zA-Z][a-zA-Z0-9+.-]*://(?:[^/?#@]*@)?([^:/?#]*)[^\\n]*$';

/** The host of a URL. Not by urlParse, which ends the rendering where a text is no URL. */
export function printHostname(value: string): string {
  return `regexReplaceAll ${goString(URL_PATTERN)} ${value} ${goString('${1}')}`;
}
