/** Every two of some texts, in their order. */
export function pairsOf(texts: readonly string[]): readonly (readonly [string, string])[] {
  return texts.flatMap((first, index) => texts.slice(index + 1).map((second) => [first, second] as const));
}
