import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { generateReports, mutateArithmetic } from '../../bench/generator/index.ts'
import type { CheckAnswer } from '../../src/search/index.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { run } from './run.ts'

const root = temporaryFolder()
const [before, now] = [...generateReports({ seed: 11, count: 2, era: '2021' })]
const files = {
  before: join(root, 'before.txt'),
  right: join(root, 'right.txt'),
  wrong: join(root, 'wrong.txt'),
}
const index = join(root, 'index')

beforeAll(async () => {
  writeFileSync(files.before, before!.text)
  writeFileSync(files.right, now!.text)
  writeFileSync(files.wrong, mutateArithmetic(now!, 3).report.text)
  expect((await run(['index', files.before, '--out', index])).code).toBe(0)
})

describe('gongkai check', () => {
  it('ends with 0 where nothing is wrong, and names last year’s report', async () => {
    const { stdout, code } = await run(['check', files.right, '--index', index])
    expect(code).toBe(0)
    expect(stdout).toContain(before!.expected.title)
    expect(stdout).toContain('No errors.')
  })

  it('ends with 1 where a sum does not come out, and says which and by how much', async () => {
    const { stdout, code } = await run(['check', files.wrong, '--alone'])
    expect(code).toBe(1)
    expect(stdout).toMatch(/✗ .*: \d+ ≠ \d+, off by \d+/)
    expect(stdout).toContain('no report of the year before')
  })

  it('prints the endpoint’s answer with --json, and needs no index', async () => {
    const { stdout, code } = await run([
      'check',
      files.wrong,
      '--json',
      '--index',
      join(root, 'no'),
    ])
    const { total, reports } = JSON.parse(stdout) as CheckAnswer
    expect([total, code]).toEqual([1, 1])
    expect(reports[0]?.review.checks[0]?.outcome).toBe('fail')
    expect(reports[0]?.review.lastYear).toBeNull()
  })

  it('ends with 1 for a file that is not there, and says so in one line', async () => {
    const { stderr, stdout, code } = await run(['check', join(root, 'nothing.txt')])
    expect([stdout, code]).toEqual(['', 1])
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })
})
