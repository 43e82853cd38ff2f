/** Percentiles and tables of measured times. */

/** The value below which a share of the sorted values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN
}

/** Prints rows as a Markdown table. */
export function printTable(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
  console.log(line(head))
  console.log(line(head.map((_, i) => (i === 0 ? '---' : '---:'))))
  for (const row of rows) console.log(line(row))
  console.log('')
}

export const inMs = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0))
export const inSeconds = (ms: number): string => (ms / 1000).toFixed(1)
export const inMegabytes = (bytes: number): string => (bytes / 1e6).toFixed(0)
