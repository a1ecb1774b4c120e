import type { YamlScalar } from './yaml-scalar';

const LARGEST_KEY = 2n ** 63n - 1n;

/** The text that a key of a map becomes in Helm's values, or undefined when it can be none. */
export function keyTextOf(key: YamlScalar): string | undefined {
  switch (key.type) {
    case 'null':
      return undefined;
    case 'float':
      return floatKeyText(Math.fround(key.value));
    case 'integer':
      return key.value > LARGEST_KEY ? undefined : String(key.value);
    case 'boolean':
    case 'text':
      return String(key.value);
  }
}

/**
 * The shortest text for a float of 32 bits, as strconv.FormatFloat(x, 'g', -1, 32) of Go writes it:
 * https://github.com/kubernetes-sigs/yaml/blob/v1.4.0/yaml.go, convertToJSONableObject
 */
function floatKeyText(single: number): string {
  if (!Number.isFinite(single)) {
    return Number.isNaN(single) ? '.nan' : single > 0 ? '.inf' : '-.inf';
  }
  const texts = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((digits) => single.toExponential(digits));
  const shortest = texts.find((text) => Math.fround(Number(text)) === single) ?? String(single);
  const [digits = '', exponent = '0'] = shortest.split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) {
    return Object.is(single, -0) ? '-0' : String(Number(shortest));
  }
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
