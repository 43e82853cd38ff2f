import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { attackWithFaults } from './support/disk-faults.ts'
import { build, writeCorpus } from './support/small-index.ts'

const folder = temporaryFolder()

it('100 faults of the disk: one sentence or done, the index whole, nothing left, and the next run works', async () => {
  const paths = writeCorpus(join(folder, 'corpus'), 40)
  const index = join(folder, 'index')
  await build(paths, index)
  const tally = await attackWithFaults(index, paths, 100, 3)
  console.log(`disk faults: ${tally.met} met, ${tally.refused} refused, ${tally.done} done`)
  expect(tally.wrong).toEqual([])
  expect(tally.met).toBe(100)
}, 1_200_000)
