/** The streams of a compound file whose chains have been checked: their bytes, and where each byte stands in the file. */
import { allocationSectors, readEntries, readTable } from './check-compound-file.ts'

/** One stream. */
export interface CompoundStream {
  bytes: Buffer
  /** Place in the file of a byte of the stream. */
  toFileOffset(position: number): number
}

const shortSectorBytes = 64

/** Finds streams by name. The file must have passed `checkCompoundFile`. */
export function openStreams(bytes: Buffer): (name: string) => CompoundStream | undefined {
  const sectorBytes = 1 << bytes.readUInt16LE(30)
  const placeOf = (sector: number) => (sector + 1) * sectorBytes
  const sectorAt = (sector: number): Buffer => {
    const padded = Buffer.alloc(sectorBytes)
    bytes.copy(padded, 0, placeOf(sector))
    return padded
  }
  const table = readTable(allocationSectors(bytes, sectorAt).map(sectorAt))
  const placesOf = (start: number): number[] => follow(table, start).map(placeOf)
  const join = (places: readonly number[], unit: number): Buffer =>
    Buffer.concat(
      places.map((place) => {
        const padded = Buffer.alloc(unit)
        bytes.copy(padded, 0, place, place + unit)
        return padded
      }),
    )
  const entries = readEntries(follow(table, bytes.readInt32LE(48)).map(sectorAt))
  const rootPlaces = placesOf(entries.find((entry) => entry.kind === 5)?.start ?? -1)
  const shortTable = readTable(follow(table, bytes.readInt32LE(60)).map(sectorAt))
  const shortPlace = (sector: number): number => {
    const position = sector * shortSectorBytes
    return (rootPlaces[Math.floor(position / sectorBytes)] ?? 0) + (position % sectorBytes)
  }
  const shortStreamMax = bytes.readInt32LE(56)

  return (name) => {
    const entry = entries.find((each) => each.kind === 2 && each.name === name)
    if (entry === undefined) return undefined
    const isShort = entry.size < shortStreamMax
    const unit = isShort ? shortSectorBytes : sectorBytes
    const places = isShort ? follow(shortTable, entry.start).map(shortPlace) : placesOf(entry.start)
    return {
      bytes: join(places, unit).subarray(0, entry.size),
      toFileOffset: (position) => (places[Math.floor(position / unit)] ?? 0) + (position % unit),
    }
  }
}

function follow(table: readonly number[], start: number): number[] {
  const sectors: number[] = []
  for (let sector = start; sector >= 0; sector = table[sector] ?? -1) sectors.push(sector)
  return sectors
}
