/** Ids and texts of passages: from memory where all of them are there, else from disk. */
import { BlockReader, type BlockPlace } from './block-file.ts'
import { unpackPassage, type StoredPassage } from './report-blocks.ts'

export interface PassageTexts {
  /** The passages at some places, which lie close together: those of one report. */
  read: (places: readonly BlockPlace[]) => StoredPassage[]
  /** Everything from one place to another, as stored. */
  bytes: (place: BlockPlace) => Buffer
  close: () => void
}

/** Opens a file of passages. `memory`: the whole of it, where it has been read. */
export function openTexts(path: string, memory?: SharedArrayBuffer): PassageTexts {
  if (memory === undefined) return textsOnDisk(path)
  const all = Buffer.from(memory)
  return {
    read: (places) => places.map(({ start, end }) => unpackPassage(all, start, end)),
    bytes: ({ start, end }) => all.subarray(start, end),
    close: () => undefined,
  }
}

function textsOnDisk(path: string): PassageTexts {
  const file = new BlockReader(path)
  return {
    // A call to the system costs more than the bytes between.
    read: (places) => {
      if (places.length === 0) return []
      const first = Math.min(...places.map(({ start }) => start))
      const bytes = file.read({ start: first, end: Math.max(...places.map(({ end }) => end)) })
      return places.map(({ start, end }) => unpackPassage(bytes, start - first, end - first))
    },
    bytes: (place) => file.read(place),
    close: () => {
      file.close()
    },
  }
}
