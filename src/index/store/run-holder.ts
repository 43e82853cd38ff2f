/** Who holds a lock: a run in a thread of a process of a machine. Where it can be looked up, one that has ended is told from one at work. */
import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { threadId } from 'node:worker_threads'
import { z } from 'zod'

export const holderSchema = z.object({
  /** Unique to each taking of the lock. */
  token: z.string(),
  pid: z.number(),
  thread: z.number(),
  host: z.string(),
  /** When the process started, by the system's count; null where unknown. A process id alone may be that of a later process. */
  processStart: z.string().nullable(),
  /** When the run began, ISO 8601. */
  since: z.string(),
})
export type Holder = z.infer<typeof holderSchema>

/** Tokens of the runs of this thread. A lock that names this thread and none of them is left from a run that could not remove it. */
const underWayHere = new Set<string>()

/** A run of this thread, which ends with `endRun`. */
export function beginRun(): Holder {
  const token = randomUUID()
  underWayHere.add(token)
  return {
    token,
    pid: process.pid,
    thread: threadId,
    host: hostname(),
    processStart: processStart(process.pid),
    since: new Date().toISOString(),
  }
}

export function endRun({ token }: Holder): void {
  underWayHere.delete(token)
}

/** Whether a run is still under way; null where that cannot be found out, since it is one of another machine. */
export function isUnderWay({
  token,
  pid,
  thread,
  host,
  processStart: start,
}: Holder): boolean | null {
  if (host !== hostname()) return null
  if (!isRunning(pid) || start !== processStart(pid)) return false
  const isOfThisThread = pid === process.pid && thread === threadId
  return !isOfThisThread || underWayHere.has(token)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const bootId = (): string => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()

/**
 * Which processes this one can look up: those of this boot of this machine, or of this container. Two machines may share a name, and
 * two containers that of their host. Null where there is no /proc.
 */
export function processesInSight(): string | null {
  try {
    return `${bootId()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return null
  }
}

/** When a process started, in ticks since the machine was booted; null where there is no /proc. */
function processStart(pid: number): string | null {
  try {
    const boot = bootId()
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
    // The name of the program, in parentheses, may hold spaces. The start is the twentieth field after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return `${boot} ${fields[19] ?? ''}`
  } catch {
    return null
  }
}
