/** Text in columns on a terminal, where a Chinese character takes two places. */

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u

/** Places a text takes on a terminal. */
export function widthOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0)
}

/** The text with blanks to a width; a longer one is cut and ends in …. */
export function fit(text: string, width: number): string {
  const cut = clip(text, width)
  return cut + ' '.repeat(Math.max(0, width - widthOf(cut)))
}

/** The text, cut to a width. */
export function clip(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  let kept = ''
  for (const character of Array.from(text)) {
    if (widthOf(kept) + widthOf(character) > width - 1) break
    kept += character
  }
  return `${kept}…`
}

const gap = 2

/** Rows as lines: the first column to the left, the others to the right, each as wide as its widest cell. */
export function gridLines(rows: readonly (readonly string[])[], firstWidth: number): string[] {
  const widths = Array.from(
    { length: Math.max(0, ...rows.map((row) => row.length)) },
    (_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  )
  const first = Math.min(firstWidth, widths[0] ?? 0)
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? fit(cell, first) : ' '.repeat(gap + widths[column]! - widthOf(cell)) + cell,
      )
      .join('')
      .trimEnd(),
  )
}

/** Short texts side by side, in as many equal columns as the width holds, read downwards. */
export function packLines(texts: readonly string[], width: number): string[] {
  const widest = Math.max(1, ...texts.map(widthOf)) + gap
  const perLine = Math.max(1, Math.floor((width + gap) / widest))
  const lines = Math.ceil(texts.length / perLine)
  return Array.from({ length: lines }, (_, line) =>
    texts
      .filter((_text, i) => i % lines === line)
      .map((text) => fit(text, widest))
      .join('')
      .trimEnd(),
  )
}
