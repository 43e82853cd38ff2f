/** Typed arrays as files: raw little-endian bytes, read straight into memory that threads can share. */
import { closeSync, fsyncSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'

export type StoredArray = Uint8Array | Uint16Array | Uint32Array | Float64Array

/** Constructor of one kind of array. */
export type ArrayKind<A extends StoredArray> = new (buffer: SharedArrayBuffer) => A

/** Node reads and writes less than 2 GiB in one call. */
const pieceBytes = 1 << 29

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

/** A file is summed up in pieces of this size: it may be larger than memory has room for. */
const summedBytes = 1 << 22

/** CRC-32 of a file. */
export function checksumOfFile(path: string): number {
  const piece = Buffer.allocUnsafe(summedBytes)
  const file = openSync(path, 'r')
  try {
    let sum = 0
    for (;;) {
      const read = readSync(file, piece, 0, summedBytes, null)
      if (read === 0) return sum
      sum = crc32(piece.subarray(0, read), sum)
    }
  } finally {
    closeSync(file)
  }
}

/** Writes an array and syncs the file. */
export function writeArray(path: string, array: StoredArray): void {
  const bytes = bytesOf(array)
  const file = openSync(path, 'w')
  try {
    for (let at = 0; at < bytes.length;)
      at += writeSync(file, bytes, at, Math.min(pieceBytes, bytes.length - at))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Reads a whole file into shared memory as an array of the given kind. */
export function readArray<A extends StoredArray>(path: string, kind: ArrayKind<A>): A {
  const size = statSync(path).size
  const buffer = new SharedArrayBuffer(size)
  const bytes = new Uint8Array(buffer)
  const file = openSync(path, 'r')
  try {
    for (let at = 0; at < size;) {
      const read = readSync(file, bytes, at, Math.min(pieceBytes, size - at), at)
      if (read === 0) break
      at += read
    }
  } finally {
    closeSync(file)
  }
  return new kind(buffer)
}
