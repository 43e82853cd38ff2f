/** Files of lines, read and written piece by piece: they may be larger than the longest string. */
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'

const chunkBytes = 1 << 20

/** Writes lines and syncs the file. Returns the byte offset of each line, and of the end. */
export function writeLines(path: string, lines: Iterable<string>): Float64Array {
  const file = openSync(path, 'w')
  const offsets: number[] = [0]
  let written = 0
  let pending: Buffer[] = []
  let pendingBytes = 0
  const flush = (): void => {
    writeSync(file, Buffer.concat(pending))
    pending = []
    pendingBytes = 0
  }
  try {
    for (const line of lines) {
      const bytes = Buffer.from(`${line}\n`)
      pending.push(bytes)
      pendingBytes += bytes.length
      written += bytes.length
      offsets.push(written)
      if (pendingBytes >= chunkBytes) flush()
    }
    flush()
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  return Float64Array.from(offsets)
}

/** Reads a file line by line, without the line ends. */
export function* readLines(path: string): Generator<string> {
  const file = openSync(path, 'r')
  try {
    let rest = Buffer.alloc(0)
    for (;;) {
      const chunk = Buffer.allocUnsafe(chunkBytes)
      const read = readSync(file, chunk, 0, chunkBytes, null)
      if (read === 0) break
      let bytes =
        rest.length === 0 ? chunk.subarray(0, read) : Buffer.concat([rest, chunk.subarray(0, read)])
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10)) {
        yield bytes.toString('utf8', 0, end)
        bytes = bytes.subarray(end + 1)
      }
      rest = bytes
    }
    if (rest.length > 0) yield rest.toString('utf8')
  } finally {
    closeSync(file)
  }
}
