/** What goes between a program and the processes that read for it. */

/** What one task took. */
export interface TaskCost {
  /** From when the process began with the task. */
  milliseconds: number
  /** Time of processors that the process took meanwhile; null where it was killed. */
  processorMilliseconds: number | null
  /** Most resident memory of the process meanwhile, mebibytes, looked at ten times a second; null where nobody could look. */
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

/** Where a process is told its bound: mebibytes of resident memory. */
export const memoryVariable = 'GONGKAI_PROCESS_MEMORY_MB'

/** What a process writes to its standard error before it ends itself for its memory. */
export const memoryMark = 'gongkai: over the memory limit'

/** Ends of a process that ran out of memory by V8's account, as V8 says it. */
export const outOfMemory =
  /heap out of memory|process out of memory|Allocation failed|Zone Allocation/i

/** A file may always take so much more than the process took when it began with its first, mebibytes. */
export const leastRoomMegabytes = 64
