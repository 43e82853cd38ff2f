/** The names of one place in a text: short, full, former. */
import { toSimplified } from '../text/index.ts'
import { beginsName, levelOfCode, longestNameLength, namesOf, placesNamed } from './gazetteer.ts'

/** A place named in a text, with what else it goes by. */
export interface NamedPlace {
  /** UTF-16 units of the name in the text. */
  length: number
  /** Its other names, the official one first; none where the name is that of several places. */
  others: string[]
}

/** The longest place name that begins at an offset of a text, or null. */
export function placeNameAt(text: string, start: number): NamedPlace | null {
  const ahead = toSimplified(text.slice(start, start + longestNameLength()))
  if (!beginsName(ahead.slice(0, 2))) return null
  for (let { length } = ahead; length >= 2; length--) {
    const name = ahead.slice(0, length)
    const places = placesNamed(name)
    if (places.length === 0) continue
    const [place] = places
    const isOne = places.length === 1 && place!.kind !== 'zone'
    return { length, others: isOne ? otherNames(place!.code, name) : [] }
  }
  return null
}

/** Without the bare stem of a county (鄂托克前 of 鄂托克前旗): nobody writes it. */
function otherNames(code: string, name: string): string[] {
  const names = namesOf(code)
  const stem = levelOfCode(code) === 'county' ? names[0]?.slice(0, -1) : undefined
  return names.filter((each) => toSimplified(each) !== name && each !== stem)
}
