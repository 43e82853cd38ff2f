/** The ruling lines of a scanned table, found as long runs of ink, and taken out of the picture: a recognizer reads them as letters. */
import { mergeSegments, type Rulings, type Segment } from '../pdf/rulings.ts'
import { inkLimit, type Bitmap } from './bitmap.ts'

/** Lengths in inches. The longest stroke of a character in a title is a third of an inch. */
const leastAcross = 0.4
const leastDown = 0.16
/** A line is thinner than this. */
const thickest = 0.04
/** Lines that end so close to one another touch. */
const touch = 0.03
/** Breaks of this length are specks in a line. */
const gap = 0.015

interface Stroke {
  at: number
  from: number
  to: number
  thickness: number
}

/**
 * Lines of tables on the page, in pixels, and the page without them. Lines that cross no other stay: they are rules under a heading, or
 * strokes of a character.
 */
export function takeRulings(
  page: Bitmap,
  pixelsPerInch: number,
): { rulings: Rulings; rest: Bitmap } {
  const limit = inkLimit(page)
  const { width, height, pixels } = page
  const isInk = (x: number, y: number) => pixels[y * width + x]! <= limit
  const inPixels = (inches: number) => Math.round(inches * pixelsPerInch)
  const across = strokesOf(height, width, (line, at) => isInk(at, line), {
    least: inPixels(leastAcross),
    thickest: inPixels(thickest),
    gap: inPixels(gap),
  })
  const down = strokesOf(width, height, (line, at) => isInk(line, at), {
    least: inPixels(leastDown),
    thickest: inPixels(thickest),
    gap: inPixels(gap),
  })
  const near = inPixels(touch)
  const meets = (value: number, { from, to }: Stroke) => value >= from - near && value <= to + near
  const verticals = down.filter((stroke) => {
    const ends = [stroke.from, stroke.to].filter((end) =>
      across.some(
        (other) => Math.abs(other.at - end) <= near + other.thickness && meets(stroke.at, other),
      ),
    )
    return ends.length === 2
  })
  const horizontals = across.filter((stroke) =>
    verticals.some((other) => meets(stroke.at, other) && meets(other.at, stroke)),
  )
  const rest: Bitmap = { width, height, pixels: Uint8Array.from(pixels) }
  const wipe = (left: number, top: number, right: number, bottom: number) => {
    for (let y = Math.max(0, Math.floor(top)); y <= Math.min(height - 1, Math.ceil(bottom)); y++)
      rest.pixels.fill(
        255,
        y * width + Math.max(0, Math.floor(left)),
        y * width + Math.min(width, Math.ceil(right) + 1),
      )
  }
  for (const { at, from, to, thickness } of horizontals)
    wipe(from - near, at - thickness / 2 - 2, to + near, at + thickness / 2 + 2)
  for (const { at, from, to, thickness } of verticals)
    wipe(at - thickness / 2 - 2, from - near, at + thickness / 2 + 2, to + near)
  return {
    rulings: { horizontal: horizontals.map(toSegment), vertical: verticals.map(toSegment) },
    rest,
  }
}

function toSegment({ at, from, to }: Stroke): Segment {
  return { at, from, to }
}

/** Runs of ink along each line, joined with those on the next lines that lie under them. */
function strokesOf(
  lines: number,
  length: number,
  isInk: (line: number, at: number) => boolean,
  { least, thickest, gap }: { least: number; thickest: number; gap: number },
): Stroke[] {
  interface Open {
    first: number
    last: number
    from: number
    to: number
  }
  const done: Open[] = []
  let open: Open[] = []
  for (let line = 0; line < lines; line++) {
    const runs: { from: number; to: number }[] = []
    let from = -1
    let last = -1
    for (let at = 0; at <= length; at++) {
      if (at < length && isInk(line, at)) {
        if (from < 0) from = at
        last = at
      } else if (from >= 0 && (at === length || at - last > gap)) {
        if (last - from >= least) runs.push({ from, to: last })
        from = -1
      }
    }
    const next: Open[] = []
    for (const run of runs) {
      const above = open.find(
        (each) => each.from < run.to && each.to > run.from && !next.includes(each),
      )
      if (above === undefined) next.push({ first: line, last: line, ...run })
      else {
        above.last = line
        above.from = Math.min(above.from, run.from)
        above.to = Math.max(above.to, run.to)
        next.push(above)
      }
    }
    done.push(...open.filter((each) => !next.includes(each)))
    open = next
  }
  return [...done, ...open]
    .map(({ first, last, from, to }) => ({
      at: (first + last) / 2,
      from,
      to,
      thickness: last - first + 1,
    }))
    .filter(({ thickness }) => thickness <= thickest)
}

/** Rulings in points. */
export function scaleRulings({ horizontal, vertical }: Rulings, scale: number): Rulings {
  const scaled = (segments: readonly Segment[]) =>
    mergeSegments(
      segments.map(({ at, from, to }) => ({ at: at * scale, from: from * scale, to: to * scale })),
    )
  return { horizontal: scaled(horizontal), vertical: scaled(vertical) }
}
