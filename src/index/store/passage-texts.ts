/** Ids and texts of passages: read from disk for each hit at first, later from memory that all threads share. */
import { checksumInSteps, readShared } from './arrays.ts'
import { BlockReader, type BlockPlace, type SummedPlace } from './block-file.ts'
import { unpackId, unpackRow, unpackText, type StoredRow } from './report-blocks.ts'

/** Passages that were read together, each decoded when it is asked for by its place in the list. */
export interface StoredPassages {
  idOf: (place: number) => string
  /** As written. */
  textOf: (place: number) => string
  /** What is stored of a passage beside its text (a table's row, an OCR mark); null where there is nothing. */
  rowOf: (place: number) => StoredRow | null
}

/** Memory for all texts. The main thread fills it and then sets the flag, which the search threads look at. */
export interface TextRoom {
  bytes: SharedArrayBuffer
  /** One 32-bit number: 1 once the texts are there. */
  flag: SharedArrayBuffer
}

/** Most bytes of texts kept in memory, those of some 40,000 reports; larger corpora are read from disk. */
const mostTextBytes = 512 * 1024 * 1024

/** Reserves memory for the texts; undefined where they are larger than should be kept. Pages take memory only once they are filled. */
export function makeTextRoom(bytes: number): TextRoom | undefined {
  if (bytes > mostTextBytes) return undefined
  return { bytes: new SharedArrayBuffer(bytes), flag: new SharedArrayBuffer(4) }
}

export interface PassageTexts {
  /**
   * Passages of one report by their places. Throws `index_damaged` when the report's passages are not those that were written.
   */
  read: (report: number, places: readonly BlockPlace[]) => StoredPassages
  /** All passages of a report, as stored; throws as `read` does. */
  bytes: (report: number) => Buffer
  /** Reads all into the room, if there is one; answers false where what was read has another checksum: it is not used. */
  keep: (crc32: number) => Promise<boolean>
  /** Memory that all texts take, bytes; 0 while they are on disk. */
  keptBytes: () => number
  close: () => void
}

/** Opens the passages of `reportCount` reports; `blockOf` says where those of one lie. */
export function openTexts(
  path: string,
  reportCount: number,
  blockOf: (report: number) => SummedPlace,
  room?: TextRoom,
): PassageTexts {
  const file = new BlockReader(path)
  const flag = room && new Int32Array(room.flag)
  const memory = room && Buffer.from(room.bytes)
  const inMemory = (): Buffer | null =>
    memory && flag && Atomics.load(flag, 0) === 1 ? memory : null
  // A report's passages are read whole and checked the first time, after that only as far as they are asked for.
  const checked = new Uint8Array(reportCount)
  return {
    read: (report, places) => {
      const all = inMemory()
      if (all !== null) return passagesIn(all, places)
      if (checked[report] === 1) return readFromDisk(file, places)
      const block = blockOf(report)
      const bytes = file.readChecked(block)
      checked[report] = 1
      return passagesIn(bytes, countedFrom(block.start, places))
    },
    bytes: (report) => {
      const block = blockOf(report)
      return inMemory()?.subarray(block.start, block.end) ?? file.readChecked(block)
    },
    keep: async (crc32) => {
      if (!room || !flag || inMemory() !== null) return true
      const bytes = new Uint8Array(await readShared(path, room.bytes))
      if ((await checksumInSteps(bytes)) !== crc32) return false
      Atomics.store(flag, 0, 1)
      return true
    },
    keptBytes: () => inMemory()?.length ?? 0,
    close: () => {
      file.close()
    },
  }
}

function countedFrom(first: number, places: readonly BlockPlace[]): BlockPlace[] {
  return places.map(({ start, end }) => ({ start: start - first, end: end - first }))
}

function passagesIn(bytes: Buffer, places: readonly BlockPlace[]): StoredPassages {
  return {
    idOf: (place) => unpackId(bytes, places[place]!),
    textOf: (place) => unpackText(bytes, places[place]!),
    rowOf: (place) => unpackRow(bytes, places[place]!),
  }
}

/** One read for all: a call to the system costs more than the bytes between. */
function readFromDisk(file: BlockReader, places: readonly BlockPlace[]): StoredPassages {
  if (places.length === 0) return passagesIn(Buffer.alloc(0), places)
  const first = Math.min(...places.map(({ start }) => start))
  const bytes = file.read({ start: first, end: Math.max(...places.map(({ end }) => end)) })
  return passagesIn(bytes, countedFrom(first, places))
}
