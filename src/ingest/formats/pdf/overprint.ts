/** What is printed over other text: characters struck twice, and words across the lines of a page. */
import type { Tally } from '../../account.ts'
import type { Line } from './lines.ts'
import type { Glyph } from './text-state.ts'

/** Strikes of one character lie this close: in shares of its width, and of its size from line to line. */
const strikeAcross = 0.4
const strikeDown = 0.3
/** As many others of a character stand at one place across a page, one below the other. */
const mostBeside = 100
/** Words over the text are larger than it by this much. */
const overprintRatio = 1.5
/** Share of their characters that lie on other lines: a note in the margin has none, a watermark may reach beyond the text. */
const overprintShare = 0.25

/** Bold is sometimes made by striking the same character twice or more often, a hair apart; a shadow too. */
export function dropSecondStrikes(glyphs: readonly Glyph[], tally?: Tally): Glyph[] {
  const alike = new Map<string, Glyph[]>()
  for (const glyph of glyphs) {
    const key = `${glyph.turned?.turn ?? 0} ${glyph.text}`
    if (!alike.has(key)) alike.set(key, [])
    alike.get(key)!.push(glyph)
  }
  const second = new Set<Glyph>()
  for (const group of alike.values()) {
    const kept: Glyph[] = []
    for (const glyph of group.sort((a, b) => a.x - b.x)) {
      if (kept.slice(-mostBeside).some((first) => isSecondStrike(first, glyph))) second.add(glyph)
      else kept.push(glyph)
    }
  }
  if (second.size === 0) return [...glyphs]
  tally?.leaveOut('repeated', [...second].map(({ text }) => text).join(''))
  return glyphs.filter((glyph) => !second.has(glyph))
}

function isSecondStrike(first: Glyph, glyph: Glyph): boolean {
  return (
    glyph.x - first.x < strikeAcross * glyph.width &&
    Math.abs(glyph.baseline - first.baseline) < strikeDown * glyph.size &&
    Math.abs(glyph.size - first.size) < strikeDown * glyph.size
  )
}

/** The lines without those that are set large across others: a watermark that lies as the lines do. */
export function dropOverprint(lines: readonly Line[], tally?: Tally): Line[] {
  const sizes = lines.map((line) => line.size).sort((a, b) => a - b)
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0
  const kept = lines.filter((line) => line.size < overprintRatio * usual)
  return lines.filter((line) => {
    if (line.size < overprintRatio * usual || !isOverprint(line.glyphs, kept)) return true
    tally?.leaveOut('watermark', line.text)
    return false
  })
}

/** True where some words lie across lines of other text. */
export function isOverprint(glyphs: readonly Glyph[], lines: readonly Line[]): boolean {
  if (lines.length === 0) return false
  const covered = glyphs.filter(({ x, width, baseline, size }) =>
    lines.some(
      (line) =>
        line.baseline > baseline - 0.75 * size &&
        line.baseline - 0.7 * line.size < baseline &&
        line.glyphs.some((other) => other.x < x + width && other.x + other.width > x),
    ),
  )
  return covered.length > overprintShare * glyphs.length
}
