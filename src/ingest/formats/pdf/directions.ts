/** In which direction the text of a page runs, and what runs in another one. */
import { transformPoint, turnPage } from './matrix.ts'
import type { DrawnCharacter, Glyph, Turn } from './text-state.ts'

/** Lines that differ by more than this from a direction, degrees, do not run in it: a scan is hardly ever so far askew. */
const tolerance = 3
/** A page is read at an angle only where nearly all of it is set so; else what is at an angle is printed over it. */
const obliqueShare = 0.9

/** The characters that belong to lines, and the texts of those that do not. */
export function sortByDirection(
  characters: readonly DrawnCharacter[],
  width: number,
  height: number,
): { glyphs: Glyph[]; oblique: string[] } {
  const glyphs: Glyph[] = []
  const oblique: string[] = []
  let wasOblique = false
  for (const character of characters) {
    const turn = turnOf(character)
    // The words of a stamp stay together in what is said of them.
    if (turn === undefined && wasOblique) oblique[oblique.length - 1]! += character.text
    else if (turn === undefined) oblique.push(character.text)
    else if (turn === 0) glyphs.push(toGlyph(character))
    else glyphs.push(toTurnedGlyph(character, turn, width, height))
    wasOblique = turn === undefined
  }
  return { glyphs, oblique }
}

function degreesOf({ from, to }: DrawnCharacter): number {
  const degrees = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI
  return (degrees + 360) % 360
}

function turnOf(character: DrawnCharacter): Turn | undefined {
  const degrees = degreesOf(character)
  const turn = Math.round(degrees / 90)
  return Math.abs(degrees - turn * 90) <= tolerance ? ((turn % 4) as Turn) : undefined
}

/** Radians that most of the text is turned clockwise; 0 for an upright page and one that is hardly askew. */
export function mainAngle(characters: readonly DrawnCharacter[]): number {
  const counts = [0, 0, 0, 0]
  const obliqueCounts = new Map<number, number>()
  for (const character of characters) {
    const turn = turnOf(character)
    if (turn !== undefined) counts[turn]! += 1
    else {
      const degrees = Math.round(degreesOf(character))
      obliqueCounts.set(degrees, (obliqueCounts.get(degrees) ?? 0) + 1)
    }
  }
  const [angle, count] = [...obliqueCounts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])
  if (count > obliqueShare * characters.length) return (angle * Math.PI) / 180
  const most = counts.indexOf(Math.max(...counts))
  return (most * Math.PI) / 2
}

function toGlyph({ text, from, to, size }: DrawnCharacter): Glyph {
  return {
    text,
    x: Math.min(from.x, to.x),
    width: Math.abs(to.x - from.x),
    baseline: from.y,
    size,
  }
}

/** Its box on the page, for the cell it stands in; its place on the turned page, for its line. */
function toTurnedGlyph(
  character: DrawnCharacter,
  turn: Turn,
  width: number,
  height: number,
): Glyph {
  const back = turnPage((-turn * Math.PI) / 2, width, height)
  const glyph = toGlyph({
    ...character,
    from: transformPoint(back, character.from.x, character.from.y),
    to: transformPoint(back, character.to.x, character.to.y),
  })
  // The middle of the character: halfway along, and a third of its size off its line.
  const isOnItsSide = turn % 2 === 1
  const forth = turnPage(
    (turn * Math.PI) / 2,
    isOnItsSide ? height : width,
    isOnItsSide ? width : height,
  )
  const middle = transformPoint(
    forth,
    glyph.x + glyph.width / 2,
    glyph.baseline - 0.35 * glyph.size,
  )
  const { text, size } = character
  return {
    text,
    x: middle.x - size / 2,
    width: size,
    baseline: middle.y + 0.35 * size,
    size,
    turned: { turn, glyph },
  }
}
