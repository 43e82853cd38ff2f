/** Runs fuzz cases in a process of their own, which may hang, crash or run out of memory without taking the others along. */
import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { FuzzFormat } from './seeds.ts'

/** What a child is asked. */
export interface CaseRequest {
  format: FuzzFormat
  seed: number
  number: number
}

/** What it answers; `hang` and `died` are said of it. */
export interface CaseAnswer {
  outcome: 'ready' | 'read' | 'refused' | 'crash' | 'hang' | 'died'
  message: string
  tookMs: number
  rssBytes: number
}

/** A case that takes longer has hung. The program's own limit for a file is a minute. */
const caseLimitMs = 30_000
/** Loading the readers and seeds is no case: a busy machine may take its time. */
const startLimitMs = 300_000
const heapMegabytes = 1024

/** A child that is started anew whenever it is lost. */
export interface FuzzChild {
  ask(request: CaseRequest): Promise<CaseAnswer>
  stop(): void
}

/** Starts the child. `folders` hold more seeds than the small generated ones. */
export function startChild(folders: readonly string[] = []): FuzzChild {
  const script = join(import.meta.dirname, '../../../scripts/fuzz-child.ts')
  let child: ChildProcess | undefined
  const start = async (): Promise<ChildProcess> => {
    const started = fork(script, folders, {
      execArgv: ['--import', 'tsx', `--max-old-space-size=${heapMegabytes}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const { outcome, message } = await answerOf(started, startLimitMs)
    if (outcome !== 'ready') throw new Error(`the fuzz child does not start: ${message}`)
    return started
  }
  return {
    async ask(request) {
      child ??= await start()
      const answered = answerOf(child)
      child.send(request)
      const answer = await answered
      if (answer.outcome === 'hang' || answer.outcome === 'died') {
        child.kill('SIGKILL')
        child = undefined
      }
      return answer
    },
    stop: () => child?.kill(),
  }
}

function answerOf(child: ChildProcess, limitMs = caseLimitMs): Promise<CaseAnswer> {
  return new Promise((resolve) => {
    const end = (answer: CaseAnswer) => {
      clearTimeout(timer)
      child.removeAllListeners()
      resolve(answer)
    }
    const failed = (outcome: 'hang' | 'died', message: string) => {
      end({ outcome, message, tookMs: limitMs, rssBytes: 0 })
    }
    const timer = setTimeout(() => {
      failed('hang', `longer than ${limitMs / 1000} s`)
    }, limitMs)
    child.once('message', (answer) => {
      end(answer as CaseAnswer)
    })
    child.once('exit', (code, signal) => {
      failed('died', `exit ${code ?? signal ?? ''}`)
    })
  })
}

/** Counts over the cases of one format. */
export interface Tally {
  format: FuzzFormat
  cases: number
  refused: number
  read: number
  /** Crashes, hangs and lost processes, each with its case. */
  findings: string[]
  slowestMs: number
  peakBytes: number
}

/** Runs cases 0 to `cases` - 1 of a format. */
export async function fuzzFormat(options: {
  child: FuzzChild
  format: FuzzFormat
  cases: number
  seed: number
}): Promise<Tally> {
  const { child, format, cases, seed } = options
  const tally: Tally = {
    format,
    cases,
    refused: 0,
    read: 0,
    findings: [],
    slowestMs: 0,
    peakBytes: 0,
  }
  for (let number = 0; number < cases; number++) {
    const { outcome, message, tookMs, rssBytes } = await child.ask({ format, seed, number })
    tally.slowestMs = Math.max(tally.slowestMs, tookMs)
    tally.peakBytes = Math.max(tally.peakBytes, rssBytes)
    if (outcome === 'read' || outcome === 'refused') tally[outcome]++
    else tally.findings.push(`${format} case ${number}: ${outcome} ${message}`)
  }
  return tally
}
