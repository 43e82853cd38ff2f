/** Runs of `index` over a failing disk, and what must hold after each. */
import { readdirSync } from 'node:fs'
import { AppError, messageOf } from '../../../src/errors.ts'
import { checkFiles, currentGeneration, openSnapshot } from '../../../src/index/index.ts'
import { faultyCalls, withFault, type Fault } from './faulty-disk.ts'
import { seededRandom, type Random } from './random.ts'
import { build, builder } from './small-index.ts'

export interface FaultTally {
  /** Cases whose fault was met; others had fewer calls than the one that should fail. */
  met: number
  /** Runs that ended with their one sentence. */
  refused: number
  /** Runs that came through: what failed was tried again or not needed. */
  done: number
  /** What was wrong after a case. */
  wrong: string[]
}

const codes = ['ENOSPC', 'EIO', 'EROFS', 'EDQUOT'] as const

function anyFault(random: Random): Fault {
  const call = random.pick(faultyCalls)
  const most = call === 'writeSync' || call === 'openSync' || call === 'fsyncSync' ? 40 : 4
  const isShort = call === 'writeSync' && random.below(3) === 0
  const code = isShort ? 'short' : random.pick(codes)
  return { call, nth: 1 + random.below(most), code, lasts: random.below(2) === 1 }
}

/**
 * Each case indexes other files than the run before it, so that every run writes. `index` holds all of `paths`: what fails is
 * the index, not the reading of its sources.
 */
export async function attackWithFaults(
  index: string,
  paths: readonly string[],
  cases: number,
  seed: number,
): Promise<FaultTally> {
  const random = seededRandom(seed)
  const tally: FaultTally = { met: 0, refused: 0, done: 0, wrong: [] }
  let held = paths.length
  // Only faults that are met count: a run may make fewer calls than the one that is to fail.
  for (let i = 0; tally.met < cases && i < cases * 3; i++) {
    const fault = anyFault(random)
    const before = held
    const wanted = held === paths.length ? paths.length - 1 : held - 1 || paths.length
    const part = paths.slice(0, wanted)
    const what = JSON.stringify(fault)
    let error: unknown = null
    const isMet = await withFault(index, fault, async () => {
      await build(part, index).catch((each: unknown) => {
        error = each
      })
    })
    if (isMet) tally.met++
    if (isMet && error !== null) tally.refused++
    if (isMet && error === null) tally.done++
    if (error !== null && !isOneSentence(error)) tally.wrong.push(`${what}: ${messageOf(error)}`)
    const isLive = error === null || messageOf(error).includes('is live')
    held = isLive ? wanted : before
    if (reportsOf(index) !== held)
      tally.wrong.push(`${what}: ${reportsOf(index)} for ${held} reports`)
    const { generations } = await checkFiles(index)
    for (const { damage } of generations)
      tally.wrong.push(...damage.map((each) => `${what}: ${each}`))
    // A disk that lets nothing be removed leaves something behind; the next run clears it away.
    if (fault.call !== 'rmSync')
      tally.wrong.push(...leftIn(index).map((each) => `${what}: ${each}`))
    const back = await build(paths.slice(0, held), index).then(
      () => null,
      (each: unknown) => each,
    )
    if (back !== null) tally.wrong.push(`${what}: the next run: ${messageOf(back)}`)
    tally.wrong.push(...leftIn(index).map((each) => `${what}: after the next run ${each}`))
  }
  return tally
}

function isOneSentence(error: unknown): boolean {
  return (
    error instanceof AppError && error.code === 'storage_failed' && !error.message.includes('\n')
  )
}

function reportsOf(index: string): number {
  const snapshot = openSnapshot(index, builder())
  snapshot.close()
  return snapshot.metadata.length
}

/** What an index folder holds besides the live generation, the one before it, and the name of the live one. */
function leftIn(index: string): string[] {
  const live = currentGeneration(index)
  const others = readdirSync(index).filter((name) => name !== 'CURRENT' && name !== live)
  const before = others.filter((name) => name.startsWith('generation-'))
  const isMore = before.length > 1
  return others.filter((name) => isMore || !before.includes(name)).map((name) => `${name} is left`)
}
