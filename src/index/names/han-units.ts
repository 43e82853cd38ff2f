/** Which units are Han characters. */

let han: Uint8Array | null = null

/** 1 for each UTF-16 unit that is a Han character of the basic plane. Made when first asked for: only indexing asks. */
export function hanUnits(): Uint8Array {
  han ??= Uint8Array.from({ length: 65_536 }, (_, unit) =>
    /\p{Script=Han}/u.test(String.fromCharCode(unit)) ? 1 : 0,
  )
  return han
}
