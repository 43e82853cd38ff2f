/**
 * What runs in a worker process: it does one task after the other. A thread beside ends the process when its memory passes the bound
 * or its caller is gone; the main thread could not, since a task may block it.
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
/** Milliseconds between two looks at the memory. Unpacking, which fills it fastest, adds some 100 MB in that time. */
const lookEveryMs = 100

/** Indexes into the memory that both threads share, values in mebibytes: the bound (0 while there is none) and the peak seen. */
const boundAt = 0
const peakAt = 1

/** The thread's code, as plain JavaScript so that it needs no loader. Nothing is written to standard input: it ends when the caller does. */
const watcher = `
const { workerData } = require('node:worker_threads')
const { writeSync } = require('node:fs')
const { Socket } = require('node:net')
const seen = new Int32Array(workerData)
// The group includes programs that the process has started.
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

/** Called when work on a task begins, after the modules and dictionaries that all tasks need were loaded. */
export type Begin = () => Promise<void>

/** Called when a step of long work is done: the time of a task counts from its last step. */
export type Step = (progress: unknown) => void

/**
 * Does the tasks that the caller sends. `work` calls `begin` before it opens what the task names, and `step` as it proceeds; an error that
 * it throws fails that task alone.
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
      // Sent before the work: it may block this thread, and the message with it.
      await send({ kind: 'begun' })
      startedAt = performance.now()
      processorAtStart = processorMilliseconds()
    }
    const costNow = (): TaskCost => ({
      milliseconds: performance.now() - startedAt,
      processorMilliseconds: processorMilliseconds() - processorAtStart,
      peakMegabytes: Math.max(used(), Atomics.load(seen, peakAt)),
    })
    // Memory that one task left unfreed must not bring the next one to the bound: a process that is half full is replaced.
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
  // A terminal or service manager signals all processes of a program at once. Only the caller decides what becomes of the task.
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
