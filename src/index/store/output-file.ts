/** Files of a new generation: size and checksum while one is written, and the same of what is read back, to be compared. */
import { closeSync, fsyncSync, openSync, read, readSync, writeSync } from 'node:fs'
import { promisify } from 'node:util'
import { crc32 } from 'node:zlib'

/** Size and checksum that a file must have. */
export interface FileSum {
  bytes: number
  crc32: number
}

/** Most bytes of one write: the system takes no more than 2 GiB at once. */
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

  /** Closes the file after a failure; what was written counts for nothing. */
  abandon(): void {
    closeSync(this.file)
  }
}

/** The error of a write that succeeded with 0 bytes: to try again would loop for ever. */
function nothingTaken(): Error {
  return Object.assign(new Error('The system takes no bytes.'), { code: 'EIO', syscall: 'write' })
}

/** Checksums are computed in pieces of this size: a file may be larger than the memory. */
const summedBytes = 1 << 22

/** Size and CRC-32 of a file, read from the disk. */
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

/** Like `sumOfFile`, but other work of this thread goes on between two pieces. */
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
