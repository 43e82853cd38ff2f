/** A byte array that grows as it is written. */
export class GrowingBytes {
  bytes: Uint8Array
  length = 0
  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity)
  }
  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return
    const grown = new Uint8Array(Math.ceil((this.length + more) * 1.25))
    grown.set(this.bytes.subarray(0, this.length))
    this.bytes = grown
  }
}
