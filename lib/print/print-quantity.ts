import { binaryFactors, decimalPlaces, pointOffset, quantityExponent, quantityParts } from '../values/quantity-order';
import { goString } from './go-string';

// Nine digits times a factor, and what is carried over, fit into 64 bits.
const PART = 1_000_000_000;

/**
 * The body of the helper that compares two quantities, `.left` and `.right`. Numbers of Helm hold 16 digits; quantities
 * may have more, and those with binary suffixes do.
 */
export function printQuantityAtLeast(): readonly string[] {
  const part = (name: string): string => `regexReplaceAll ${goString(quantityParts)} $text ${goString(name)}`;
  const places = Object.entries(decimalPlaces).map(([suffix, count]) => ` ${goString(suffix)} ${String(count)}`);
  const factors = Object.entries(binaryFactors).map(([suffix, each]) => ` ${goString(suffix)} (list ${each.join(' ')})`);
  return [
    '{{- $sortable := list }}',
    '{{- range $quantity := list .left .right }}',
    '{{- $text := toString $quantity }}',
    `{{- $digits := ${part('${1}${2}')} }}`,
    `{{- $suffix := ${part('${3}')} }}`,
    `{{- $exponent := regexReplaceAll ${goString(quantityExponent)} $suffix "\${1}\${2}" }}`,
    `{{- $point := add (len (${part('${1}')})) (int64 (get (dict${places.join('')}) $suffix)) (int64 $exponent) }}`,
    `{{- range $factor := (index (dict${factors.join('')}) $suffix) }}`,
    '{{- /* Nine digits at a time, the last ones first. */}}',
    '{{- $carry := 0 }}',
    '{{- $product := "" }}',
    '{{- range $part := reverse (regexFindAll "[0-9]{9}" (regexFind "([0-9]{9})+$" (printf "00000000%s" $digits)) -1) }}',
    `{{- $sum := add (mul (sub (int64 (printf "1%s" $part)) ${String(PART)}) $factor) $carry }}`,
    `{{- $product = printf "%09d%s" (mod $sum ${String(PART)}) $product }}`,
    `{{- $carry = div $sum ${String(PART)} }}`,
    '{{- end }}',
    '{{- $product = printf "%d%s" $carry $product }}',
    '{{- $point = sub (add $point (len $product)) (len $digits) }}',
    '{{- $digits = $product }}',
    '{{- end }}',
    '{{- $significant := trimAll "0" $digits }}',
    `{{- $place := sub (add ${String(pointOffset)} $point) (len (regexFind "^0*" $digits)) }}`,
    '{{- $sortable = append $sortable (ternary (printf "%d%s" $place $significant) "" (ne $significant "")) }}',
    '{{- end }}',
    '{{- if ge (index $sortable 0) (index $sortable 1) }}',
    '{{- "true" }}',
    '{{- end }}',
  ];
}
