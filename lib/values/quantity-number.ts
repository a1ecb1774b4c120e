// https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
const SUFFIXES = [
  ['', 1], ['n', 1e-9], ['u', 1e-6], ['m', 1e-3], ['k', 1e3], ['M', 1e6], ['G', 1e9], ['T', 1e12], ['P', 1e15], ['E', 1e18],
  ['Ki', 2 ** 10], ['Mi', 2 ** 20], ['Gi', 2 ** 30], ['Ti', 2 ** 40], ['Pi', 2 ** 50], ['Ei', 2 ** 60],
] as const;

/** What the suffix of a quantity multiplies its number by. */
export const quantityFactors: ReadonlyMap<string, number> = new Map(SUFFIXES);

/** The number at the beginning of a quantity, as a regular expression that Helm (RE2) and JavaScript understand alike. */
export const quantityNumberPattern = '^[0-9.]+([eE][-+]?[0-9]+)?';

/** The suffix at the end of a quantity, or nothing. */
export const quantitySuffixPattern = '([KMGTPE]i|[numkMGTPE])?$';

/**
 * What a quantity comes to, as Helm computes it with mulf: both factors are taken as the shortest decimals that mean
 * their floating-point numbers, multiplied exactly, and rounded once. What no floating-point number can hold counts as 0.
 */
export function quantityNumber(quantity: string | number): number {
  const text = String(quantity);
  const number = Number(new RegExp(quantityNumberPattern, 'u').exec(text)?.[0] ?? '0');
  const factor = quantityFactors.get(new RegExp(quantitySuffixPattern, 'u').exec(text)?.[0] ?? '') ?? 1;
  const [left, right] = [decimalOf(Number.isFinite(number) ? number : 0), decimalOf(factor)];
  return Number(`${String(left.digits * right.digits)}e${String(left.exponent + right.exponent)}`);
}

function decimalOf(number: number): { readonly digits: bigint; readonly exponent: number } {
  const [mantissa = '0', exponent = '0'] = number.toExponential().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(`${whole}${fraction}`), exponent: Number(exponent) - fraction.length };
}
