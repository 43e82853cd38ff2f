/** Ids and texts of passages: from memory where all of them are there, else from disk. */
import { BlockReader, type BlockPlace } from './block-file.ts'
import { unpackId, unpackText } from './report-blocks.ts'

/** Some passages, decoded as they are asked for: by their place in the list that was read. */
export interface StoredPassages {
  idOf: (place: number) => string
  /** As written. */
  textOf: (place: number) => string
}

export interface PassageTexts {
  /** The passages at some places, which lie close together: those of one report. */
  read: (places: readonly BlockPlace[]) => StoredPassages
  /** Everything from one place to another, as stored. */
  bytes: (place: BlockPlace) => Buffer
  close: () => void
}

/** Opens a file of passages. `memory`: the whole of it, where it has been read. */
export function openTexts(path: string, memory?: SharedArrayBuffer): PassageTexts {
  if (memory === undefined) return textsOnDisk(path)
  const all = Buffer.from(memory)
  return {
    read: (places) => passagesIn(all, places),
    bytes: ({ start, end }) => all.subarray(start, end),
    close: () => undefined,
  }
}

function passagesIn(bytes: Buffer, places: readonly BlockPlace[]): StoredPassages {
  return {
    idOf: (place) => unpackId(bytes, places[place]!),
    textOf: (place) => unpackText(bytes, places[place]!),
  }
}

function textsOnDisk(path: string): PassageTexts {
  const file = new BlockReader(path)
  return {
    // A call to the system costs more than the bytes between.
    read: (places) => {
      if (places.length === 0) return passagesIn(Buffer.alloc(0), places)
      const first = Math.min(...places.map(({ start }) => start))
      const bytes = file.read({ start: first, end: Math.max(...places.map(({ end }) => end)) })
      return passagesIn(
        bytes,
        places.map(({ start, end }) => ({ start: start - first, end: end - first })),
      )
    },
    bytes: (place) => file.read(place),
    close: () => {
      file.close()
    },
  }
}
