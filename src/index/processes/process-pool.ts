/**
 * Worker processes for untrusted files. Unlike threads, processes can be held to a time and to a resident memory whatever a library does
 * in them. One that passes a bound is killed and replaced: its task fails alone, and the others go on.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { messageOf } from '../../errors.ts'
import { threadOptions } from '../threads.ts'
import {
  memoryMark,
  memoryVariable,
  outOfMemory,
  type ProcessMessage,
  type TaskCost,
  type TaskMessage,
} from './messages.ts'

export interface ProcessPoolOptions {
  /** The module that a process runs; it calls `answerTasks`. */
  file: string
  /** Most processes at a time. They are started when there is work, and used for task after task. */
  processes: number
  /** Most resident memory of one process, mebibytes. What a process needs to start is never too much. */
  memoryMegabytes: number
  /** A process without work for so long ends, milliseconds; without it, processes live until `close`. Idle ones keep no program from ending. */
  idleMs?: number
}

export interface TaskOptions {
  /** Most time from when a process begins with the task, milliseconds. */
  timeoutMs: number
  /** Gives the task up; a process that is at work on it is killed. */
  signal?: AbortSignal | undefined
  /** Called for each step that the work says it has done; the time counts anew from there. */
  onProgress?: ((progress: unknown) => void) | undefined
}

/** `slow` and `memory` were stopped at the bounds; `failed` is what the work threw; `lost` is a process that ended by itself. */
export type TaskOutcome<Value> =
  | { kind: 'done'; value: Value; cost: TaskCost }
  | { kind: 'slow' | 'memory'; cost: TaskCost }
  | { kind: 'failed' | 'lost'; reason: string; cost: TaskCost }

export interface ProcessPool<Task, Value> {
  /** Does one task. Rejects when the signal comes, or the pool is closed. */
  run(task: Task, options: TaskOptions): Promise<TaskOutcome<Value>>
  /** Kills all processes. */
  close(): Promise<void>
}

/** How often a task is tried whose process ended before it began with the task, which says nothing of the task. */
const maxAttempts = 3
/** Until a process is started again that the system refused (no file, memory or process was free), milliseconds. */
const restMs = 250
/** Share of the memory that V8's heap may take; the rest is for buffers and for garbage not yet collected. */
const heapShare = 0.75
const leastHeapMegabytes = 256
/** How much is kept of the end of a process's standard error, characters. */
const keptErrorCharacters = 8192

interface Job {
  task: unknown
  timeoutMs: number
  onProgress: ((progress: unknown) => void) | undefined
  attempts: number
  resolve: (outcome: TaskOutcome<unknown>) => void
  reject: (error: Error) => void
}

/** Makes a pool. Its processes are started when there are tasks. */
export function createProcessPool<Task, Value>(
  options: ProcessPoolOptions,
): ProcessPool<Task, Value> {
  const waiting: Job[] = []
  const members = new Set<Member>()
  let isClosed = false
  let rest: NodeJS.Timeout | undefined

  const dispatch = (): void => {
    while (waiting.length > 0) {
      let free = [...members].find((member) => member.isFree)
      if (free === undefined) {
        if (members.size >= options.processes) return
        free = new Member(options, dispatch, onEnd)
        members.add(free)
      }
      free.start(waiting.shift()!)
    }
  }
  const onEnd = (member: Member, unbegun: Job | null): void => {
    members.delete(member)
    if (unbegun !== null) waiting.unshift(unbegun)
    if (member.hasStarted) dispatch()
    else
      rest ??= setTimeout(() => {
        rest = undefined
        dispatch()
      }, restMs)
  }

  return {
    run: (task, { timeoutMs, signal, onProgress }) =>
      new Promise((resolve, reject) => {
        const stop = (): void => {
          const place = waiting.indexOf(job)
          if (place >= 0) waiting.splice(place, 1)
          for (const member of members) if (member.job === job) void member.abandon()
          job.reject(stopped())
        }
        const settled = (): void => signal?.removeEventListener('abort', stop)
        const job: Job = {
          task,
          timeoutMs,
          onProgress,
          attempts: 0,
          resolve: (outcome) => {
            settled()
            resolve(outcome as TaskOutcome<Value>)
          },
          reject: (error) => {
            settled()
            reject(error)
          },
        }
        if (isClosed || signal?.aborted === true) {
          job.reject(stopped())
          return
        }
        signal?.addEventListener('abort', stop)
        waiting.push(job)
        dispatch()
      }),
    async close() {
      isClosed = true
      clearTimeout(rest)
      const left = [...waiting.splice(0), ...[...members].flatMap(({ job }) => job ?? [])]
      await Promise.all([...members].map((member) => member.abandon()))
      for (const job of left) job.reject(stopped())
    },
  }
}

function stopped(): Error {
  return new Error('The reading was stopped.')
}

/** One process and the task it is at. */
class Member {
  job: Job | null = null
  private readonly options: ProcessPoolOptions
  private readonly onFree: () => void
  private readonly onEnd: (member: Member, unbegun: Job | null) => void
  private readonly child: ChildProcess | null
  private readonly ended: Promise<void>
  private onEnded!: () => void
  private begunAt: number | null = null
  private timer: NodeJS.Timeout | undefined
  private said = ''
  /** It is ending: no more tasks are given to it. */
  private isLeaving = false
  private isSlow = false
  private hasEnded = false

  constructor(
    options: ProcessPoolOptions,
    onFree: () => void,
    onEnd: (member: Member, unbegun: Job | null) => void,
  ) {
    this.options = options
    this.onFree = onFree
    this.onEnd = onEnd
    this.ended = new Promise((resolve) => {
      this.onEnded = resolve
    })
    this.child = this.startChild(options)
    this.keepsProgram(false)
  }

  /** Starts it; null where the system refuses at once. Where it refuses a moment later, what belongs to a process is missing. */
  private startChild({ file, memoryMegabytes }: ProcessPoolOptions): ChildProcess | null {
    const heap = Math.max(leastHeapMegabytes, Math.floor(memoryMegabytes * heapShare))
    let child: ChildProcess
    try {
      child = fork(file, [], {
        // It leads a process group of its own, so that programs which it starts can be killed with it.
        detached: process.platform !== 'win32',
        execArgv: [...threadOptions, `--max-old-space-size=${heap}`],
        env: { ...process.env, [memoryVariable]: String(memoryMegabytes) },
        serialization: 'advanced',
        // What libraries print while they read a file is of no use to anybody. Standard input is open so that its end tells the process that
        // its caller is gone.
        stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
      })
    } catch (error) {
      process.nextTick(() => {
        this.end(messageOf(error))
      })
      return null
    }
    child.on('error', (error) => {
      if (child.pid === undefined) this.end(error.message)
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.said = (this.said + text).slice(-keptErrorCharacters)
    })
    child.on('message', (message) => {
      this.hear(message as ProcessMessage)
    })
    // Writing to a process that is gone fails; its exit is handled below.
    child.stdin?.on('error', () => undefined)
    child.once('exit', () => {
      this.killGroup()
    })
    // After `close`, standard error has been read to its end.
    child.once('close', (code, signal) => {
      this.end(signal ?? `exit ${code ?? ''}`)
    })
    return child
  }

  /** Whether the system gave it a process. */
  get hasStarted(): boolean {
    return this.child?.pid !== undefined
  }

  get isFree(): boolean {
    return this.job === null && !this.isLeaving
  }

  start(job: Job): void {
    clearTimeout(this.timer)
    this.job = job
    job.attempts++
    this.keepsProgram(true)
    const message: TaskMessage = { task: job.task }
    // Where it was not started, its end is told in a moment.
    if (this.child?.connected === true) this.child.send(message, () => undefined)
  }

  /** Kills it; whoever calls this answers its task. */
  abandon(): Promise<void> {
    this.job = null
    this.keepsProgram(true)
    this.kill()
    return this.ended
  }

  private kill(): void {
    this.isLeaving = true
    this.killGroup()
    this.child?.kill('SIGKILL')
  }

  /** Kills programs that it started as well: they would outlive it, and keep its standard error open. */
  private killGroup(): void {
    const pid = this.child?.pid
    if (pid === undefined || process.platform === 'win32') return
    try {
      process.kill(-pid, 'SIGKILL')
    } catch {
      // No process of the group is left.
    }
  }

  private hear(message: ProcessMessage): void {
    const { job } = this
    if (job === null) return
    if (message.kind === 'begun' || message.kind === 'progress') {
      if (message.kind === 'begun') this.begunAt = performance.now()
      else job.onProgress?.(message.progress)
      clearTimeout(this.timer)
      this.timer = setTimeout(() => {
        this.isSlow = true
        this.kill()
      }, job.timeoutMs)
      return
    }
    const { isSpent, ...outcome } = message
    this.release()
    if (isSpent) this.kill()
    job.resolve(outcome)
    if (!isSpent) this.onFree()
  }

  /** Its task is done: it waits for the next one. */
  private release(): void {
    clearTimeout(this.timer)
    this.job = null
    this.begunAt = null
    this.keepsProgram(false)
    const { idleMs } = this.options
    if (idleMs === undefined) return
    this.timer = setTimeout(() => {
      this.kill()
    }, idleMs)
    this.timer.unref()
  }

  private end(reason: string): void {
    const { job, begunAt } = this
    if (this.hasEnded) return
    this.hasEnded = true
    this.onEnded()
    clearTimeout(this.timer)
    this.isLeaving = true
    if (job === null || (begunAt === null && job.attempts < maxAttempts)) {
      this.onEnd(this, job)
      return
    }
    job.resolve(this.outcomeOf(reason, begunAt ?? performance.now()))
    this.onEnd(this, null)
  }

  private outcomeOf(reason: string, begunAt: number): TaskOutcome<unknown> {
    const milliseconds = performance.now() - begunAt
    const cost = { milliseconds, processorMilliseconds: null, peakMegabytes: null }
    if (this.isSlow) return { kind: 'slow', cost }
    // Linux kills processes by SIGKILL, without a message, where memory runs out.
    const ranOut =
      reason === 'SIGKILL' || this.said.includes(memoryMark) || outOfMemory.test(this.said)
    const { memoryMegabytes } = this.options
    if (ranOut) return { kind: 'memory', cost: { ...cost, peakMegabytes: memoryMegabytes } }
    const lastWords = /^\w*Error: .*$/m.exec(this.said)?.[0] ?? reason
    return { kind: 'lost', reason: lastWords, cost }
  }

  /** Sets whether this process keeps the program from ending. */
  private keepsProgram(keeps: boolean): void {
    const { child } = this
    for (const each of [child, child?.channel, child?.stdin, child?.stderr]) {
      const held = each as { ref?(): void; unref?(): void } | null | undefined
      if (keeps) held?.ref?.()
      else held?.unref?.()
    }
  }
}
