/** One measured ratio. */
export interface BenchRow {
  /** What was measured, and against what. */
  readonly what: string;
  readonly measured: number;
  /** The most that it may be. @default - nothing: the row is only informative */
  readonly budget?: number;
}

/** Whether a row keeps its budget. */
export function isWithinBudget({ measured, budget }: BenchRow): boolean {
  return budget === undefined || measured <= budget;
}

/** The rows as a table. */
export function printRows(rows: readonly BenchRow[]): string {
  const cells = rows.map((row) => [
    row.what,
    printRatio(row.measured),
    row.budget === undefined ? '' : `≤ ${printRatio(row.budget)}`,
    row.budget === undefined ? '' : isWithinBudget(row) ? 'ok' : 'over',
  ]);
  const table = [['what', 'measured', 'budget', ''], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((line) => line[column]!.length)));
  return table
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** `1/160`, `0.19` or `65 ×`: the form in which the budgets are written. */
function printRatio(ratio: number): string {
  if (ratio < 0.1) {
    return `1/${String(Math.round(1 / ratio))}`;
  }
  return ratio < 1 ? ratio.toFixed(2) : `${ratio < 10 ? ratio.toFixed(1) : String(Math.round(ratio))} ×`;
}
