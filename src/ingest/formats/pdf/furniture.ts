/** Page furniture of a PDF: page marks, and heads and feet that come back on page after page. */
import type { Line } from './lines.ts'

/** Where heads and feet stand, in shares of the page's height. */
const headShare = 0.1
const footShare = 0.91

/** "- 3 -", "3", "第 3 页", "第3页 共12页", "3/12", "Page 3 of 12". */
const pageMark =
  /^[-—–―－‐·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[,，/]?\s*(?:共|of)?\s*\d{1,4}(?:\s*页)?)?[-—–―－‐·\s]*$|^page\s*\d+(?:\s*of\s*\d+)?$/i

interface PageLines {
  height: number
  lines: Line[]
}

/** The pages' lines without furniture. */
export function dropPageFurniture(pages: readonly PageLines[]): Line[][] {
  const seenOn = new Map<string, number>()
  for (const page of pages) {
    for (const key of new Set(page.lines.filter((line) => isAtEdge(line, page)).map(keyOf))) {
      seenOn.set(key, (seenOn.get(key) ?? 0) + 1)
    }
  }
  const often = Math.max(2, pages.length / 2)
  return pages.map((page) =>
    page.lines.filter((line) => {
      if (!isAtEdge(line, page)) return true
      return !pageMark.test(line.text.trim()) && (seenOn.get(keyOf(line)) ?? 0) < often
    }),
  )
}

function isAtEdge(line: Line, page: PageLines): boolean {
  return line.baseline < headShare * page.height || line.baseline > footShare * page.height
}

/** The same words at the same height, whatever number they carry. */
function keyOf(line: Line): string {
  return `${Math.round(line.baseline / 4)} ${line.text.replace(/\d+/g, '#')}`
}
