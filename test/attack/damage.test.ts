import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { attackWithDamage, filesOfIndex } from './support/damage.ts'
import { askEverything, build, restore, writeCorpus } from './support/small-index.ts'

const folder = temporaryFolder()
const index = join(folder, 'index')
const whole = join(folder, 'whole')
let paths: string[] = []

beforeAll(async () => {
  paths = writeCorpus(join(folder, 'corpus'), 12)
  await build(paths, index)
  cpSync(index, whole, { recursive: true })
})

it('1,000 damages over every file: each is refused, or the answers are those of the whole index', async () => {
  const tally = await attackWithDamage(index, 1_000, 5)
  console.log(`damage: ${tally.refused} refused, ${tally.right} right, ${tally.wrong.length} wrong`)
  expect(tally.wrong).toEqual([])
}, 1_200_000)

it('a run over an index with a damaged byte in any file takes nothing damaged over', async () => {
  // What cannot be taken over enters anew: when it entered before went with the damage.
  const answers = async (): Promise<string> =>
    (await askEverything(index, false)).replaceAll(/"enteredAt":"[^"]*",/gu, '')
  const expected = await answers()
  const count = filesOfIndex(index).length
  for (let i = 0; i < count; i++) {
    restore(whole, index)
    const path = filesOfIndex(index)[i]!
    const bytes = readFileSync(path)
    const at = bytes.length >> 1
    bytes[at] = bytes[at]! ^ 4
    writeFileSync(path, bytes)
    await build(paths, index)
    expect(await answers(), path).toBe(expected)
  }
}, 1_200_000)
