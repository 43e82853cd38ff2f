/** Puts a report's text together and remembers where each figure stands in it. */

/** One printed number. Keys that begin with `_` belong to the arithmetic alone: domain.md gives them no key. */
export interface FigurePlace {
  key: string
  applicant?: string
  /** null for a cell printed blank. */
  value: number | null
  stated: 'table' | 'prose'
  /** UTF-16 offsets into the report's text, `end` exclusive. */
  start: number
  end: number
}

/** A number to print as a figure. */
export interface FigureValue {
  key: string
  applicant?: string
  value: number | null
  /** How it is printed where that is not plain digits: `+40`, `16223.34万元`. */
  printed?: string
}

/** A piece of a line: plain text or a figure. */
export type Piece = string | FigureValue

export interface TextBuilder {
  /** One paragraph. */
  line(pieces: readonly Piece[]): void
  /** One line of a pipe table; a line short of `width` pipes is filled with empty cells, as in published reports. */
  row(cells: readonly Piece[], width: number): void
  /** Characters so far. */
  length(): number
  finish(): { text: string; places: FigurePlace[] }
}

export function createTextBuilder(): TextBuilder {
  let text = ''
  const places: FigurePlace[] = []
  const put = (piece: Piece, stated: 'table' | 'prose'): void => {
    if (typeof piece === 'string') {
      text += piece
      return
    }
    const { key, applicant, value, printed } = piece
    const start = text.length
    text += printed ?? (value === null ? '' : String(value))
    const of = applicant === undefined ? {} : { applicant }
    places.push({ key, ...of, value, stated, start, end: text.length })
  }
  return {
    line(pieces) {
      for (const piece of pieces) put(piece, 'prose')
      text += '\n'
    },
    row(cells, width) {
      cells.forEach((cell, i) => {
        if (i > 0) text += ' | '
        put(cell, 'table')
      })
      const missing = width - cells.length + 1
      if (missing > 0) text += ` |${missing > 1 ? ' ' : ''}${'|'.repeat(missing - 1)}`
      text += '\n'
    },
    length: () => text.length,
    finish: () => ({ text, places }),
  }
}
