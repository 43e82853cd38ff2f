/** Files of lines, read and written piece by piece: they may be larger than the longest string. */
import { closeSync, openSync, readSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import type { NewGeneration } from './generation.ts'
import type { FileSum } from './output-file.ts'
import { damaged, notAsWritten, unreadable } from './refusals.ts'

const chunkBytes = 1 << 20

/** Writes lines as a file of a new generation. */
export function writeLines(generation: NewGeneration, file: string, lines: Iterable<string>): void {
  generation.write(file, (output) => {
    let pending: Buffer[] = []
    let pendingBytes = 0
    for (const line of lines) {
      const bytes = Buffer.from(`${line}\n`)
      pending.push(bytes)
      pendingBytes += bytes.length
      if (pendingBytes < chunkBytes) continue
      output.write(Buffer.concat(pending))
      pending = []
      pendingBytes = 0
    }
    output.write(Buffer.concat(pending))
  })
}

/**
 * Reads all lines of a file, without the line ends.
 *
 * @throws AppError `index_damaged` when the file is not the one that was written.
 */
export function readLines(path: string, written: FileSum): string[] {
  const lines: string[] = []
  const sum: FileSum = { bytes: 0, crc32: 0 }
  let rest: Buffer = Buffer.alloc(0)
  try {
    for (const chunk of chunksOf(path)) {
      sum.bytes += chunk.length
      sum.crc32 = crc32(chunk, sum.crc32)
      let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10)) {
        lines.push(bytes.toString('utf8', 0, end))
        bytes = bytes.subarray(end + 1)
      }
      rest = bytes
    }
  } catch (error) {
    throw unreadable(path, error)
  }
  if (rest.length > 0) lines.push(rest.toString('utf8'))
  if (sum.bytes !== written.bytes || sum.crc32 !== written.crc32) throw damaged(path, notAsWritten)
  return lines
}

function* chunksOf(path: string): Generator<Buffer> {
  const file = openSync(path, 'r')
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(chunkBytes)
      const got = readSync(file, chunk, 0, chunkBytes, null)
      if (got === 0) return
      yield chunk.subarray(0, got)
    }
  } finally {
    closeSync(file)
  }
}
