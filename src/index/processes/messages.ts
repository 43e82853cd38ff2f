/** Messages between a program and its worker processes. */

/** What one task took. */
export interface TaskCost {
  /** From when the process began with the task. */
  milliseconds: number
  /** Processor time of the process meanwhile, milliseconds; null where it was killed. */
  processorMilliseconds: number | null
  /** Peak resident memory of the process meanwhile, mebibytes, sampled ten times a second; null where it was killed. */
  peakMegabytes: number | null
}

export interface TaskMessage {
  task: unknown
}

/**
 * `begun` is sent before the work begins, so that waiting and loading do not count; `progress` says that a step of it is done, and the
 * time counts anew; `isSpent`: the process holds too much memory to go on.
 */
export type ProcessMessage =
  | { kind: 'begun' }
  | { kind: 'progress'; progress: unknown }
  | { kind: 'done'; value: unknown; cost: TaskCost; isSpent: boolean }
  | { kind: 'failed'; reason: string; cost: TaskCost; isSpent: boolean }

/** Environment variable that tells a process its bound: mebibytes of resident memory. */
export const memoryVariable = 'GONGKAI_PROCESS_MEMORY_MB'

/** What a process writes to its standard error before it ends itself for its memory. */
export const memoryMark = 'gongkai: over the memory limit'

/** What V8 prints when a process runs out of memory. */
export const outOfMemory =
  /heap out of memory|process out of memory|Allocation failed|Zone Allocation/i

/** Least memory for a task, mebibytes above what the process took before its first, however low the bound is set. */
export const leastRoomMegabytes = 64
