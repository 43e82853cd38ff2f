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

/** Reads ascending positions stored as gaps, piece by piece. */
export class PositionReader {
  private readonly bytes: Uint8Array
  private place: number
  private left: number
  private position = 0

  /** `count` positions whose gaps begin at `at`. */
  constructor(bytes: Uint8Array, at: number, count: number) {
    this.bytes = bytes
    this.place = at
    this.left = count
  }

  /** Fills `out` as far as there are positions; answers how many were read. */
  read(out: Uint32Array): number {
    const { bytes } = this
    const count = Math.min(this.left, out.length)
    let { place, position } = this
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
      out[i] = position
    }
    this.place = place
    this.position = position
    this.left -= count
    return count
  }
}

/** Decodes `count` ascending positions stored as gaps from `at` on into `out`, starting at `outAt`. */
export function readPositions(
  bytes: Uint8Array,
  at: number,
  count: number,
  out: Uint32Array,
  outAt: number,
): void {
  new PositionReader(bytes, at, count).read(out.subarray(outAt, outAt + count))
}
