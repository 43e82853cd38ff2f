/** When a worker began a task. Tasks wait in a queue first, and waiting must not count as reading. */

/** Memory that the pool and one task share. */
export type TaskClock = SharedArrayBuffer

/** A clock that has not begun to run. */
export function createTaskClock(): TaskClock {
  return new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT)
}

/** Called by the worker when it begins with the file, after it has loaded what all files need. */
export function startTaskClock(clock: TaskClock): void {
  Atomics.store(new BigInt64Array(clock), 0, BigInt(Date.now()))
}

/** Milliseconds since the worker began; null while the task waits. */
export function elapsedMs(clock: TaskClock): number | null {
  const startedAt = Number(Atomics.load(new BigInt64Array(clock), 0))
  return startedAt === 0 ? null : Date.now() - startedAt
}
