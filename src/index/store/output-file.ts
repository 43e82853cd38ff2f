/** A new file whose bytes are counted and summed up as they are handed over, to be held against what the disk kept: and that sum. */
import { closeSync, fsyncSync, openSync, read, readSync, writeSync } from 'node:fs'
import { promisify } from 'node:util'
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

/** A file is summed up in pieces of this size: it may be larger than memory has room for. */
const summedBytes = 1 << 22

/** Size and CRC-32 of a file as the disk gives it back. */
export function sumOfFile(path: string): FileSum {
  const piece = Buffer.allocUnsafe(summedBytes)
  const file = openSync(path, 'r')
  try {
    const sum: FileSum = { bytes: 0, crc32: 0 }
    for (;;) {
      const got = readSync(file, piece, 0, summedBytes, null)
      if (got === 0) return sum
      sum.bytes += got
      sum.crc32 = crc32(piece.subarray(0, got), sum.crc32)
    }
  } finally {
    closeSync(file)
  }
}

const readInto = promisify(read)

/** The same without holding up this thread for longer than a piece takes. */
export async function sumOfFileInSteps(path: string): Promise<FileSum> {
  const piece = Buffer.allocUnsafe(summedBytes)
  const file = openSync(path, 'r')
  try {
    const sum: FileSum = { bytes: 0, crc32: 0 }
    for (;;) {
      const { bytesRead: got } = await readInto(file, piece, 0, summedBytes, null)
      if (got === 0) return sum
      sum.bytes += got
      sum.crc32 = crc32(piece.subarray(0, got), sum.crc32)
    }
  } finally {
    closeSync(file)
  }
}
