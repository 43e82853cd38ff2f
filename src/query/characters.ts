/** Characters that mean something in a query: widths, spaces, quotes. */

const fullWidth = /[\uFF01-\uFF3B\uFF3D-\uFF5E\u3000]/g

/**
 * Full-width ASCII as ASCII, unit for unit, so that offsets stay. The full-width backslash is left:
 * it is text, not an escape.
 */
export function toHalfWidth(text: string): string {
  // Most texts have none: to look for one is less than to replace none.
  if (text.search(fullWidth) < 0) return text
  return text.replace(fullWidth, (char) =>
    char === '\u3000' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  )
}

export function isSpace(char: string): boolean {
  // Han, nearly every character asked about, is spared the pattern.
  return char <= '\u3000' ? /\s/.test(char) : char === '\ufeff'
}

interface QuoteRule {
  closers: string
  /** Taken when none of `closers` follows: keyboards and editors mix them. */
  fallback: string
}

/** Opening quotes, after `toHalfWidth` (＂ is " there). ASCII first looks for its own kind, so that it can enclose “ ”. */
const quoteRules: Readonly<Record<string, QuoteRule>> = {
  '"': { closers: '"', fallback: '”“' },
  '“': { closers: '”"', fallback: '“' },
  '”': { closers: '”"', fallback: '“' },
  '‘': { closers: '’', fallback: '' },
  '「': { closers: '」', fallback: '' },
  '『': { closers: '』', fallback: '' },
  '〝': { closers: '〞〟', fallback: '' },
}

/** Every quote that ends a word; a lone ’ is an apostrophe and does not. */
const quoteMarks = '"“”‘「」『』〝〞〟'
const escapable = `${quoteMarks}＂’\\`

export function isQuoteMark(char: string): boolean {
  return quoteMarks.includes(char)
}

/** The text between quotes: a backslash before a quote or a backslash is dropped. */
export function unescapeQuoted(text: string): string {
  return text.replace(/\\([^])/g, (pair, char: string) => (escapable.includes(char) ? char : pair))
}

/** A string in ASCII quotes that `unescapeQuoted` reads back. */
export function quote(text: string): string {
  return `"${text.replace(/["＂\\]/g, '\\$&')}"`
}

/** Finds the partner of the opening quote at an offset, or -1. */
export type QuoteMatcher = (at: number) => number

/**
 * Whether a quote is escaped depends on its place alone, so a search that failed once fails from
 * every later place too: remembering that keeps the whole query linear.
 */
export function createQuoteMatcher(ascii: string): QuoteMatcher {
  const exhausted = new Set<string>()
  const find = (from: number, closers: string): number => {
    if (closers === '' || exhausted.has(closers)) return -1
    for (let at = from; at < ascii.length; at++) {
      const char = ascii[at]!
      if (char === '\\') at++
      else if (closers.includes(char)) return at
    }
    exhausted.add(closers)
    return -1
  }
  return (at) => {
    const rule = quoteRules[ascii[at]!]
    if (rule === undefined) return -1
    const own = find(at + 1, rule.closers)
    return own >= 0 ? own : find(at + 1, rule.fallback)
  }
}
