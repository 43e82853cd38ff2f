/**
 * Checks the sector chains and the directory of a compound file. The library follows them without looking: a chain that
 * runs in a circle takes all memory, and one that leaves the file ends the process.
 */

const headerBytes = 512
const entryBytes = 128

/** Throws an Error that says what is wrong, if anything is. */
export function checkCompoundFile(bytes: Buffer): void {
  if (bytes.length < headerBytes) throw new Error('the file is cut off')
  const sectorShift = bytes.readUInt16LE(30)
  if ((sectorShift !== 9 && sectorShift !== 12) || bytes.readUInt16LE(32) !== 6) {
    throw new Error('its sectors have an impossible size')
  }
  const sectorBytes = 1 << sectorShift
  const sectorCount = Math.ceil(bytes.length / sectorBytes) - 1
  const sectorAt = (sector: number): Buffer => {
    if (sector < 0 || sector >= sectorCount) throw new Error('a sector lies outside the file')
    const padded = Buffer.alloc(sectorBytes)
    bytes.copy(padded, 0, (sector + 1) * sectorBytes)
    return padded
  }

  const table = readTable(allocationSectors(bytes, sectorAt).map(sectorAt))
  checkChains(table, sectorCount)
  const chain = (start: number): number[] => {
    const sectors: number[] = []
    for (let sector = start; sector >= 0; sector = table[sector] ?? -1) sectors.push(sector)
    return sectors
  }
  const entries = readEntries(chain(bytes.readInt32LE(48)).map(sectorAt))
  checkTree(entries)
  const root = entries.find((entry) => entry.kind === 5)
  if (root === undefined) throw new Error('its directory has no root')
  const shortSectors = chain(root.start).map(sectorAt).length * (sectorBytes / 64)
  const shortTable = readTable(chain(bytes.readInt32LE(60)).map(sectorAt))
  checkChains(shortTable, shortSectors)
  const shortStreamMax = bytes.readInt32LE(56)
  for (const entry of entries) {
    const known = entry.size < shortStreamMax && entry !== root ? shortSectors : sectorCount
    if (entry.kind === 2 && (entry.size < 0 || entry.start >= known))
      throw new Error('a stream lies outside the file')
  }
}

/** The sectors of the allocation table: the first 109 stand in the header, more in sectors of their own. */
export function allocationSectors(bytes: Buffer, sectorAt: (sector: number) => Buffer): number[] {
  const count = bytes.readInt32LE(44)
  const extraCount = bytes.readInt32LE(72)
  if (count < 0 || count > bytes.length / headerBytes || extraCount > bytes.length / headerBytes) {
    throw new Error('its allocation table is larger than the file')
  }
  const sectors: number[] = []
  for (let i = 0; i < Math.min(count, 109); i++) sectors.push(bytes.readInt32LE(76 + 4 * i))
  let next = bytes.readInt32LE(68)
  for (let i = 0; i < extraCount && sectors.length < count; i++) {
    const entries = readTable([sectorAt(next)])
    next = entries.pop()!
    sectors.push(...entries.slice(0, count - sectors.length))
  }
  return sectors
}

/** The numbers of an allocation table: for each sector the one after it, or a negative mark. */
export function readTable(sectors: readonly Buffer[]): number[] {
  return sectors.flatMap((sector) =>
    Array.from({ length: sector.length / 4 }, (_, i) => sector.readInt32LE(4 * i)),
  )
}

/** Every chain must stay in the file and end. */
function checkChains(table: readonly number[], sectorCount: number): void {
  const walkOf = new Int32Array(table.length)
  for (let start = 0; start < table.length; start++) {
    for (let at = start; at >= 0 && at < table.length && walkOf[at] === 0;) {
      walkOf[at] = start + 1
      const next = table[at]!
      if (next >= sectorCount) throw new Error('a chain of sectors leaves the file')
      if (next >= 0 && walkOf[next] === start + 1)
        throw new Error('a chain of sectors runs in a circle')
      at = next
    }
  }
}

interface DirectoryEntry {
  name: string
  kind: number
  links: number[]
  start: number
  size: number
}

/** The entries of the directory. */
export function readEntries(sectors: readonly Buffer[]): DirectoryEntry[] {
  const bytes = Buffer.concat(sectors)
  return Array.from({ length: bytes.length / entryBytes }, (_, i) => {
    const at = i * entryBytes
    const nameBytes = Math.max(0, Math.min(64, bytes.readUInt16LE(at + 64)) - 2)
    return {
      name: bytes.toString('utf16le', at, at + nameBytes),
      kind: bytes.readUInt8(at + 66),
      links: [68, 72, 76].map((offset) => bytes.readInt32LE(at + offset)),
      start: bytes.readInt32LE(at + 116),
      size: bytes.readInt32LE(at + 120),
    }
  })
}

/** From the root, every entry is reached once at most. */
function checkTree(entries: readonly DirectoryEntry[]): void {
  const root = entries.findIndex((entry) => entry.kind === 5)
  const seen = new Set<number>()
  const open = [root]
  while (open.length > 0) {
    const at = open.pop()!
    const entry = entries[at]
    if (entry === undefined || seen.has(at)) throw new Error('its directory is damaged')
    seen.add(at)
    open.push(...entry.links.filter((link) => link !== -1))
  }
}
