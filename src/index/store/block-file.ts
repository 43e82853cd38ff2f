/** A file of byte blocks: written one after the other, read by their offsets. */
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'

const chunkBytes = 1 << 20

/** Where a block lies. */
export interface BlockPlace {
  start: number
  end: number
}

/** Appends blocks to a new file, in large pieces. */
export class BlockWriter {
  private readonly file: number
  private pending: Uint8Array[] = []
  private pendingBytes = 0
  private written = 0

  constructor(path: string) {
    this.file = openSync(path, 'w')
  }

  write(block: Uint8Array): BlockPlace {
    const start = this.written
    this.written += block.length
    this.pending.push(block)
    this.pendingBytes += block.length
    if (this.pendingBytes >= chunkBytes) this.flush()
    return { start, end: this.written }
  }

  /** Writes what is left and syncs. */
  close(): void {
    try {
      this.flush()
      fsyncSync(this.file)
    } finally {
      closeSync(this.file)
    }
  }

  private flush(): void {
    const bytes = Buffer.concat(this.pending)
    for (let at = 0; at < bytes.length;) at += writeSync(this.file, bytes, at)
    this.pending = []
    this.pendingBytes = 0
  }
}

/** Reads blocks of a file that stays open, also after it has been removed from its folder. */
export class BlockReader {
  private readonly file: number

  constructor(path: string) {
    this.file = openSync(path, 'r')
  }

  read({ start, end }: BlockPlace): Buffer {
    const bytes = Buffer.allocUnsafe(end - start)
    for (let at = 0; at < bytes.length;) {
      const read = readSync(this.file, bytes, at, bytes.length - at, start + at)
      if (read === 0) throw new Error('A block reaches beyond the end of its file.')
      at += read
    }
    return bytes
  }

  close(): void {
    closeSync(this.file)
  }
}
