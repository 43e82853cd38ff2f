/** Which units are letters. */

let letters: Uint8Array | null = null

/** 1 for each UTF-16 unit that is a letter or a Han character of the basic plane. Made when first asked for: only indexing asks. */
export function letterUnits(): Uint8Array {
  letters ??= Uint8Array.from({ length: 65_536 }, (_, unit) =>
    /\p{L}/u.test(String.fromCharCode(unit)) ? 1 : 0,
  )
  return letters
}
