// https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
/** How far the decimal suffix of a quantity moves its point. */
export const decimalPlaces: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };

/** What the binary suffix of a quantity multiplies it by: factors so small that Helm's whole numbers hold them times nine digits. */
export const binaryFactors: Readonly<Record<string, readonly number[]>> = {
  Ki: [2 ** 10],
  Mi: [2 ** 20],
  Gi: [2 ** 30],
  Ti: [2 ** 30, 2 ** 10],
  Pi: [2 ** 30, 2 ** 20],
  Ei: [2 ** 30, 2 ** 30],
};

/** What stands before the point, after it, and behind the digits of a quantity. Helm (RE2) and JavaScript understand it alike. */
export const quantityParts = '^([0-9]*)[.]?([0-9]*)(.*)$';

/** The sign and the digits of the exponent of a quantity, which no quantity needs more than eight of. */
export const quantityExponent = '^[eE]([-+]?)0*([0-9]{1,8})[0-9]*$';

/** Added to where the point is, so that it has the same number of digits in all quantities; it fits into 32 bits. */
export const pointOffset = 1_500_000_000;

/** Whether a quantity is at least another, exactly: `1Gi` is at least `1024Mi`. What is absent counts as nothing. */
export function isQuantityAtLeast(left: unknown, right: unknown): boolean {
  return sortable(left) >= sortable(right);
}

/** Text that sorts as the quantity does: where its point is, and its digits from the first that counts to the last. Empty for nothing. */
function sortable(quantity: unknown): string {
  const text = typeof quantity === 'string' || typeof quantity === 'number' ? String(quantity) : '';
  const [, whole = '', fraction = '', suffix = ''] = new RegExp(quantityParts, 'u').exec(text) ?? [];
  const [, sign = '', exponent = '0'] = new RegExp(quantityExponent, 'u').exec(suffix) ?? [];
  const factor = (binaryFactors[suffix] ?? []).reduce((product, each) => product * BigInt(each), 1n);
  const written = `${whole}${fraction}`;
  const digits = String(BigInt(written) * factor).padStart(written.length, '0');
  const point = whole.length + digits.length - written.length + (decimalPlaces[suffix] ?? 0) + Number(`${sign}${exponent}`);
  const significant = digits.replace(/^0+|0+$/gu, '');
  return significant === '' ? '' : `${String(pointOffset + point - digits.search(/[^0]/u))}${significant}`;
}
