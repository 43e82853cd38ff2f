/** Joins the lines of a wrapped paragraph or cell: Chinese needs no space between them, Latin words do. */

/** Han, radicals, kana, CJK punctuation and full-width forms: no space belongs beside them. */
const wide =
  /[\u2E80-\u303F\u3040-\u30FF\u3105-\u312F\u3400-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF“”‘’…—·\u{20000}-\u{3FFFF}]/u

/** True where a character is set as wide as it is high, so that white space beside it means nothing. */
export function isWide(character: string): boolean {
  return wide.test(character)
}

/** `left` and `right` as one text. A number cut by the line's end (39857 / 58, 0517- / 8360) comes together again. */
export function joinLines(left: string, right: string): string {
  if (left === '' || right === '') return left + right
  const before = lastCharacter(left)
  const after = String.fromCodePoint(right.codePointAt(0)!)
  if (isWide(before) || isWide(after)) return left + right
  if (/[\d.,-]/.test(before) && /[\d.,%]/.test(after)) return left + right
  return `${left} ${right}`
}

function lastCharacter(text: string): string {
  const last = text.at(-1)!
  return /[\uDC00-\uDFFF]/.test(last) ? text.slice(-2) : last
}

/**
 * White space as a reader sees it: runs become one space, and none is left at the ends. A run that holds a line break
 * goes wholly where it stands beside a wide character. Invisible marks (zero width, soft hyphen, byte order) go.
 */
export function collapseWhitespace(text: string): string {
  const visible = text.replace(/[\u200B-\u200F\u2060\uFEFF\u00AD]/g, '').trim()
  return visible.replace(/\s+/g, (run, offset: number) => {
    if (!/[\n\r]/.test(run)) return ' '
    const isBesideWide = isWide(visible[offset - 1]!) || isWide(visible[offset + run.length]!)
    return isBesideWide ? '' : ' '
  })
}
