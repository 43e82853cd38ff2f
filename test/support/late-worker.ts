/** A thread that cannot start until a file is there, as one cannot while no file is free; it adds one, and to less than nothing without end. */
import { existsSync } from 'node:fs'
import { workerData } from 'node:worker_threads'

const file = typeof workerData === 'string' ? workerData : (workerData as { free: string }).free
if (!existsSync(file)) throw new Error('no file is free')

export default (value: number): number => {
  while (value < 0);
  return value + 1
}
