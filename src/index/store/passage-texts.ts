/** Ids and texts of passages: from disk, until there was time to read all of them into memory that threads share. */
import { checksumInSteps, readShared } from './arrays.ts'
import { BlockReader, type BlockPlace } from './block-file.ts'
import { unpackId, unpackText } from './report-blocks.ts'

/** Some passages, decoded as they are asked for: by their place in the list that was read. */
export interface StoredPassages {
  idOf: (place: number) => string
  /** As written. */
  textOf: (place: number) => string
}

/** Memory for all texts, which the thread that serves fills; the others look at the flag. */
export interface TextRoom {
  bytes: SharedArrayBuffer
  /** One 32-bit number: 1 once the texts are there. */
  flag: SharedArrayBuffer
}

/** Texts up to this size are kept in memory beside the index: of some 40,000 reports. */
const mostTextBytes = 512 * 1024 * 1024

/** Room for texts of some size; none for more than memory should hold. It takes no memory before it is filled. */
export function makeTextRoom(bytes: number): TextRoom | undefined {
  if (bytes > mostTextBytes) return undefined
  return { bytes: new SharedArrayBuffer(bytes), flag: new SharedArrayBuffer(4) }
}

export interface PassageTexts {
  /** The passages at some places, which lie close together: those of one report. */
  read: (places: readonly BlockPlace[]) => StoredPassages
  /** Everything from one place to another, as stored. */
  bytes: (place: BlockPlace) => Buffer
  /** Reads all into the room, if there is one; answers false where what was read has another checksum: it is not used. */
  keep: (crc32: number) => Promise<boolean>
  close: () => void
}

export function openTexts(path: string, room?: TextRoom): PassageTexts {
  const file = new BlockReader(path)
  const flag = room && new Int32Array(room.flag)
  const memory = room && Buffer.from(room.bytes)
  const inMemory = (): Buffer | null =>
    memory && flag && Atomics.load(flag, 0) === 1 ? memory : null
  return {
    read: (places) => {
      const all = inMemory()
      return all === null ? readFromDisk(file, places) : passagesIn(all, places)
    },
    bytes: (place) => inMemory()?.subarray(place.start, place.end) ?? file.read(place),
    keep: async (crc32) => {
      if (!room || !flag || inMemory() !== null) return true
      const bytes = new Uint8Array(await readShared(path, room.bytes))
      if ((await checksumInSteps(bytes)) !== crc32) return false
      Atomics.store(flag, 0, 1)
      return true
    },
    close: () => {
      file.close()
    },
  }
}

function passagesIn(bytes: Buffer, places: readonly BlockPlace[]): StoredPassages {
  return {
    idOf: (place) => unpackId(bytes, places[place]!),
    textOf: (place) => unpackText(bytes, places[place]!),
  }
}

/** One read for all: a call to the system costs more than the bytes between. */
function readFromDisk(file: BlockReader, places: readonly BlockPlace[]): StoredPassages {
  if (places.length === 0) return passagesIn(Buffer.alloc(0), places)
  const first = Math.min(...places.map(({ start }) => start))
  const bytes = file.read({ start: first, end: Math.max(...places.map(({ end }) => end)) })
  return passagesIn(
    bytes,
    places.map(({ start, end }) => ({ start: start - first, end: end - first })),
  )
}
