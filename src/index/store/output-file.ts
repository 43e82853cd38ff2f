/** A new file whose bytes are counted and summed up as they are handed over, to be held against what the disk kept. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'

/** How a file must look. */
export interface FileSum {
  bytes: number
  crc32: number
}

/** Handed to the system at once at most: a single write of more than 2 GiB is not possible. */
const pieceBytes = 1 << 24

export class OutputFile {
  private readonly file: number
  private readonly sum: FileSum = { bytes: 0, crc32: 0 }

  /** Creates the file. */
  constructor(path: string) {
    this.file = openSync(path, 'w')
  }

  /** Writes all of the bytes, however few of them the system takes at a time. */
  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) {
      const length = Math.min(pieceBytes, bytes.length - at)
      const written = writeSync(this.file, bytes, at, length)
      if (written === 0) throw nothingTaken()
      this.sum.crc32 = crc32(bytes.subarray(at, at + written), this.sum.crc32)
      at += written
    }
    this.sum.bytes += bytes.length
  }

  /** Has the system bring everything to the disk, and answers what was written. */
  close(): FileSum {
    try {
      fsyncSync(this.file)
    } finally {
      closeSync(this.file)
    }
    return this.sum
  }

  /** Gives the file up after a failure. */
  abandon(): void {
    closeSync(this.file)
  }
}

/** No system should do so; going on would never end. */
function nothingTaken(): Error {
  return Object.assign(new Error('The system takes no bytes.'), { code: 'EIO', syscall: 'write' })
}
