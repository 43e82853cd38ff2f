/** Damages one file of an index at random, and holds what it then answers against what it answered whole. */
import {
  appendFileSync,
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../src/errors.ts'
import { currentGeneration } from '../../../src/index/index.ts'
import { seededRandom, type Random } from './random.ts'
import { askEverything } from './small-index.ts'

export interface DamageTally {
  refused: number
  right: number
  /** What each case that was neither did. */
  wrong: string[]
}

/** Ways in which disks, copies and programs spoil a file. */
const damages: Record<string, (path: string, size: number, random: Random) => void> = {
  flipBit: (path, size, random) => {
    overwrite(path, random.below(size), (byte) => byte ^ (1 << random.below(8)))
  },
  setByte: (path, size, random) => {
    overwrite(path, random.below(size), () => random.below(256))
  },
  zeroSector: (path, size, random) => {
    const file = openSync(path, 'r+')
    const start = Math.floor(random.below(size) / 512) * 512
    writeSync(file, Buffer.alloc(Math.min(512, size - start)), 0, null, start)
    closeSync(file)
  },
  swapHalves: (path, size) => {
    const bytes = readFileSync(path)
    writeFileSync(path, Buffer.concat([bytes.subarray(size >> 1), bytes.subarray(0, size >> 1)]))
  },
  cutShort: (path, size, random) => {
    truncateSync(path, random.below(size))
  },
  grow: (path) => {
    appendFileSync(path, '\n')
  },
  remove: (path) => {
    rmSync(path)
  },
}

function overwrite(path: string, at: number, change: (byte: number) => number): void {
  const bytes = readFileSync(path)
  bytes[at] = change(bytes[at]!) & 255
  writeFileSync(path, bytes)
}

/** Files of the live generation, and CURRENT. */
export function filesOfIndex(indexDirectory: string): string[] {
  const generation = join(indexDirectory, currentGeneration(indexDirectory)!)
  return [
    ...readdirSync(generation).map((name) => join(generation, name)),
    join(indexDirectory, 'CURRENT'),
  ]
}

/** Runs `cases` damages over all files in turn; the index is whole again afterwards. */
export async function attackWithDamage(
  indexDirectory: string,
  cases: number,
  seed: number,
): Promise<DamageTally> {
  const random = seededRandom(seed)
  const tally: DamageTally = { refused: 0, right: 0, wrong: [] }
  const expected = await askEverything(indexDirectory, false)
  const paths = filesOfIndex(indexDirectory)
  for (let i = 0; i < cases; i++) {
    const path = paths[i % paths.length]!
    const whole = readFileSync(path)
    const kind = random.pick(Object.keys(damages))
    if (statSync(path).size === 0 && kind !== 'grow' && kind !== 'remove') continue
    damages[kind]!(path, whole.length, random)
    const what = `${kind} in ${path}`
    try {
      const answered = await askEverything(indexDirectory, random.below(2) === 1)
      if (answered === expected) tally.right++
      else tally.wrong.push(`${what}: answers differ`)
    } catch (error) {
      if (isRefusal(error)) tally.refused++
      else tally.wrong.push(`${what}: ${String(error)}`)
    }
    writeFileSync(path, whole)
  }
  return tally
}

function isRefusal(error: unknown): boolean {
  return (
    error instanceof AppError && error.code.startsWith('index_') && !error.message.includes('\n')
  )
}
