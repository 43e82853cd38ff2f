/** Stands in for the parsing worker: does what a file's name says. */
import type { ParseOutcome, ParseTask } from '../../../src/index/indexing/parse-task.ts'
import { answerTasks, type Begin, type Step } from '../../../src/index/processes/answer-tasks.ts'
import { existsSync, writeFileSync } from 'node:fs'

const mebibyte = 1024 * 1024

async function parse({ path }: ParseTask, begin: Begin, step: Step): Promise<ParseOutcome> {
  // What a process that does not start looks like, once: the path is where it is noted.
  if (path.endsWith('starts late') && !existsSync(path)) {
    writeFileSync(path, '')
    process.exit(1)
  }
  await begin()
  const hoard: unknown[] = []
  if (path === 'hangs') while (hoard.length === 0);
  if (path === 'hoards') for (;;) hoard.push(new Array<number>(100_000).fill(hoard.length))
  // What a library that unpacks does: nothing of it lies in the heap.
  if (path === 'unpacks') for (;;) hoard.push(Buffer.alloc(16 * mebibyte, 1))
  if (path === 'leaves much') kept.push(Buffer.alloc(300 * mebibyte, 1))
  if (path === 'goes step by step') {
    for (let done = 0; done < 6; done++) {
      step({ done, total: 6 })
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
  if (path === 'throws') throw new Error('broken on purpose')
  if (path === 'crashes') process.abort()
  if (path === 'forgets a promise') void Promise.reject(new Error('nobody hears this'))
  await new Promise((resolve) => setTimeout(resolve, path === 'forgets a promise' ? 50 : 0))
  return { kind: 'unchanged', contentHash: `${path} ${process.pid}` }
}

const kept: Buffer[] = []

answerTasks(parse)
