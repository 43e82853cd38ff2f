/**
 * The side of the process that works: takes one task after the other, and ends itself when its memory passes the bound or its
 * caller is gone. A thread of its own looks after both, since the work holds the main thread.
 */
import { Worker } from 'node:worker_threads'
import { messageOf } from '../../errors.ts'
import {
  leastRoomMegabytes,
  memoryMark,
  memoryVariable,
  type ProcessMessage,
  type TaskCost,
  type TaskMessage,
} from './messages.ts'

const mebibyte = 1024 * 1024
/** Between two looks at the memory, milliseconds: what fills it fastest (unpacking) does some 100 MB meanwhile. */
const lookEveryMs = 100

/** Places in the memory that both threads see, mebibytes each: the bound (0 while there is none), the most that was seen. */
const boundAt = 0
const peakAt = 1

/** Plain JavaScript that runs as it stands, built or not. Standard input ends with the caller: nothing is ever written to it. */
const watcher = `
const { workerData } = require('node:worker_threads')
const { writeSync } = require('node:fs')
const { Socket } = require('node:net')
const seen = new Int32Array(workerData)
// What it started goes with it.
const end = () => {
  try { process.kill(-process.pid, 'SIGKILL') } catch {}
  process.kill(process.pid, 'SIGKILL')
}
setInterval(() => {
  const used = Math.ceil(process.memoryUsage.rss() / ${mebibyte})
  if (used > Atomics.load(seen, ${peakAt})) Atomics.store(seen, ${peakAt}, used)
  const bound = Atomics.load(seen, ${boundAt})
  if (bound === 0 || used <= bound) return
  try { writeSync(2, '${memoryMark}') } catch {}
  end()
}, ${lookEveryMs})
new Socket({ fd: 0 }).on('end', end).on('error', end).on('close', end).resume()
`

/** Called when a task is begun with, after what all tasks need was loaded. */
export type Begin = () => Promise<void>

/** Called when a step of long work is done: the time of a task counts from its last step. */
export type Step = (progress: unknown) => void

/**
 * Answers the tasks that come. `work` says by `begin` when it begins with what the task names, by `step` how far it is; what it throws
 * fails that task.
 */
export function answerTasks(work: (task: never, begin: Begin, step: Step) => unknown): void {
  const seen = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT))
  new Worker(watcher, {
    eval: true,
    workerData: seen.buffer,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 },
  }).unref()
  const used = (): number => Math.ceil(process.memoryUsage.rss() / mebibyte)
  let usedAtFirst = 0

  const answer = async ({ task }: TaskMessage): Promise<void> => {
    let startedAt = performance.now()
    let processorAtStart = processorMilliseconds()
    const begin: Begin = async () => {
      if (usedAtFirst === 0) {
        usedAtFirst = used()
        const bound = Number(process.env[memoryVariable])
        Atomics.store(seen, boundAt, Math.max(bound, usedAtFirst + leastRoomMegabytes))
      }
      Atomics.store(seen, peakAt, 0)
      // Work that holds the thread would hold the message too.
      await send({ kind: 'begun' })
      startedAt = performance.now()
      processorAtStart = processorMilliseconds()
    }
    const costNow = (): TaskCost => ({
      milliseconds: performance.now() - startedAt,
      processorMilliseconds: processorMilliseconds() - processorAtStart,
      peakMegabytes: Math.max(used(), Atomics.load(seen, peakAt)),
    })
    // What one task leaves must not count against the next.
    const isSpent = (): boolean =>
      used() > usedAtFirst + (Atomics.load(seen, boundAt) - usedAtFirst) / 2
    try {
      const value = await work(task as never, begin, (progress) => {
        void send({ kind: 'progress', progress })
      })
      await send({ kind: 'done', value, cost: costNow(), isSpent: isSpent() })
    } catch (error) {
      await send({ kind: 'failed', reason: messageOf(error), cost: costNow(), isSpent: isSpent() })
    }
  }
  process.on('message', (message: TaskMessage) => void answer(message))
  process.on('disconnect', () => process.exit())
  // A terminal, or a service manager, tells all processes at once: the caller decides what becomes of the task.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)
}

function processorMilliseconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function send(message: ProcessMessage): Promise<void> {
  return new Promise((resolve) => {
    process.send!(message, undefined, {}, () => {
      resolve()
    })
  })
}
