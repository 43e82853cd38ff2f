/** A file of byte blocks: written one after the other, read by their offsets. */
import { sentence } from '../../sentence.ts'
import { closeSync, openSync, readSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import type { NewGeneration } from './generation.ts'
import type { OutputFile } from './output-file.ts'
import { damaged, notAsWritten, unreadable } from './refusals.ts'

const chunkBytes = 1 << 20

/** Where a block lies. */
export interface BlockPlace {
  start: number
  end: number
}

/** A block with the CRC-32 of its bytes. */
export interface SummedPlace extends BlockPlace {
  crc32: number
}

/** Appends blocks to a new file of a generation, in large pieces. */
export class BlockWriter {
  private readonly output: OutputFile
  private readonly finish: () => void
  private pending: Uint8Array[] = []
  private pendingBytes = 0
  private written = 0

  constructor(generation: NewGeneration, file: string) {
    const { output, finish } = generation.create(file)
    this.output = output
    this.finish = finish
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
    this.flush()
    this.finish()
  }

  private flush(): void {
    this.output.write(Buffer.concat(this.pending))
    this.pending = []
    this.pendingBytes = 0
  }
}

/** Reads blocks of a file that stays open, also after it has been removed from its folder. */
export class BlockReader {
  private readonly path: string
  private readonly file: number

  constructor(path: string) {
    this.path = path
    try {
      this.file = openSync(path, 'r')
    } catch (error) {
      throw unreadable(path, error)
    }
  }

  /**
   * The bytes of a block.
   *
   * @throws AppError `index_damaged` when they are not those that were written.
   */
  readChecked({ start, end, crc32: sum }: SummedPlace): Buffer {
    const bytes = this.read({ start, end })
    if (crc32(bytes) !== sum) throw damaged(this.path, notAsWritten)
    return bytes
  }

  /** Bytes of a part of a block whose checksum was compared before. */
  read({ start, end }: BlockPlace): Buffer {
    // The offsets come from arrays whose checksums matched, so if bytes are missing it is this file that is damaged.
    const bytes = Buffer.allocUnsafe(end - start)
    for (let at = 0; at < bytes.length;) {
      const got = this.readSome(bytes, at, start + at)
      if (got === 0) throw damaged(this.path, sentence('why.tooShort'))
      at += got
    }
    return bytes
  }

  private readSome(bytes: Buffer, at: number, position: number): number {
    try {
      return readSync(this.file, bytes, at, bytes.length - at, position)
    } catch (error) {
      throw unreadable(this.path, error)
    }
  }

  close(): void {
    closeSync(this.file)
  }
}
