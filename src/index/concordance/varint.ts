/** Variable-length integers, seven bits a byte, low bits first: positions are stored as the gaps between them. */

/** Most bytes one 32-bit value takes. */
export const maxVarintBytes = 5

/** Writes one value at `at`; returns the place after it. */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value
  let end = at
  while (rest > 0x7f) {
    bytes[end++] = (rest & 0x7f) | 0x80
    rest >>>= 7
  }
  bytes[end++] = rest
  return end
}

/** Decodes `count` ascending positions stored as gaps from `at` on into `out`, starting at `outAt`. */
export function readPositions(
  bytes: Uint8Array,
  at: number,
  count: number,
  out: Uint32Array,
  outAt: number,
): void {
  let place = at
  let position = 0
  for (let i = 0; i < count; i++) {
    let byte = bytes[place++]!
    let gap = byte & 0x7f
    let shift = 7
    while (byte > 0x7f) {
      byte = bytes[place++]!
      gap |= (byte & 0x7f) << shift
      shift += 7
    }
    position += gap >>> 0
    out[outAt + i] = position
  }
}
