/** Typed arrays as files: raw little-endian bytes, read straight into memory that threads can share. */
import { closeSync, fstatSync, openSync, read, readSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { crc32 } from 'node:zlib'
import type { NewGeneration } from './generation.ts'

export type StoredArray = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array

/** Constructor of one kind of array. */
export type ArrayKind<A extends StoredArray> = new (buffer: SharedArrayBuffer) => A

/** Arrays are read in pieces of this size: few enough calls, and enough pieces to read several at a time. */
const pieceBytes = 1 << 24

function bytesOf(array: StoredArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}

/** CRC-32 of an array's bytes. */
export function checksumOf(array: StoredArray): number {
  const bytes = bytesOf(array)
  let sum = 0
  for (let at = 0; at < bytes.length; at += pieceBytes)
    sum = crc32(bytes.subarray(at, at + pieceBytes), sum)
  return sum
}

/** Like `checksumOf`, but other work of this thread goes on between two pieces. */
export async function checksumInSteps(array: StoredArray): Promise<number> {
  const bytes = bytesOf(array)
  let sum = 0
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    sum = crc32(bytes.subarray(at, at + pieceBytes), sum)
    await setImmediate()
  }
  return sum
}

const readInto = promisify(read)

/** Writes an array as a file of a new generation. */
export function writeArray(generation: NewGeneration, file: string, array: StoredArray): void {
  generation.write(file, (output) => {
    output.write(bytesOf(array))
  })
}

/** Reads a whole file into shared memory. */
export function readSharedSync(path: string): SharedArrayBuffer {
  const file = openSync(path, 'r')
  try {
    const { buffer, pieces } = piecesToRead(file)
    for (const { bytes, start } of pieces)
      for (let at = 0, got = -1; got !== 0 && at < bytes.length; at += got)
        got = readSync(file, bytes, at, bytes.length - at, start + at)
    return buffer
  } finally {
    closeSync(file)
  }
}

/**
 * Like `readSharedSync`, but several pieces at a time and without blocking this thread.
 *
 * @param room memory to read into, as large as the file; new memory by default
 */
export async function readShared(
  path: string,
  room?: SharedArrayBuffer,
): Promise<SharedArrayBuffer> {
  const file = openSync(path, 'r')
  const { buffer, pieces } = piecesToRead(file, room)
  const reads = pieces.map(async ({ bytes, start }) => {
    for (let at = 0, got = -1; got !== 0 && at < bytes.length; at += got)
      ({ bytesRead: got } = await readInto(file, bytes, at, bytes.length - at, start + at))
  })
  try {
    await Promise.all(reads)
    return buffer
  } finally {
    // The system gives the number of a closed file to the next one that is opened: a read still under way would read that one.
    await Promise.allSettled(reads)
    closeSync(file)
  }
}

/** Memory for a whole file, and the pieces to read into it. Where the file turns out shorter, zeros stay, and its checksum does not match. */
function piecesToRead(
  file: number,
  room?: SharedArrayBuffer,
): {
  buffer: SharedArrayBuffer
  pieces: { bytes: Uint8Array; start: number }[]
} {
  const buffer = room ?? new SharedArrayBuffer(fstatSync(file).size)
  const size = buffer.byteLength
  const pieces = Array.from({ length: Math.ceil(size / pieceBytes) }, (_, i) => {
    const start = i * pieceBytes
    return { bytes: new Uint8Array(buffer, start, Math.min(pieceBytes, size - start)), start }
  })
  return { buffer, pieces }
}
