/**
 * Reads a report in a process while this one may open no more files, and again while one after the other is let go. Prints what came of
 * both. It is to be run with few open files allowed.
 */
import { closeSync, openSync } from 'node:fs'
import { readReportsApart } from '../../../src/index/index.ts'
import { loadSettings, readBoundsOf } from '../../../src/settings.ts'

const held: number[] = []
for (;;)
  try {
    held.push(openSync('/dev/null', 'r'))
  } catch {
    break
  }
const bytes = Buffer.from('某某县2019年政府信息公开工作年度报告\n一、总体情况\n主动公开信息3条。\n')
const bounds = readBoundsOf(loadSettings({}))
const read = (): Promise<string> =>
  readReportsApart({ path: 'report.txt', bytes }, bounds).then(
    ({ reports }) => `read ${reports.length}`,
    (error: unknown) => `refused: ${String(error)}`,
  )
console.log(await read())
const again = read()
setTimeout(() => {
  for (const file of held) closeSync(file)
}, 50)
console.log(await again)
