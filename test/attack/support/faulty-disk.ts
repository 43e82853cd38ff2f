/**
 * A disk that fails: stands between the program and the file functions of Node. Only what concerns one folder can fail; the
 * rest of the system goes on.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** Functions that change a disk, by the names of node:fs. */
export const faultyCalls = [
  'openSync',
  'writeSync',
  'fsyncSync',
  'mkdirSync',
  'renameSync',
  'writeFileSync',
  'rmSync',
] as const
export type FaultyCall = (typeof faultyCalls)[number]

export interface Fault {
  call: FaultyCall
  /** Which call of that name fails, counted from 1. */
  nth: number
  /** Name of the error; `short` takes a part of the bytes, without an error. */
  code: 'ENOSPC' | 'EIO' | 'EROFS' | 'EDQUOT' | 'short'
  /** Whether all that follow fail too: a disk that stays full. */
  lasts: boolean
}

type AnyFunction = (...args: unknown[]) => unknown

/** Runs `work` over a disk with a fault below `folder`; answers whether the fault was met. */
export async function withFault(
  folder: string,
  fault: Fault,
  work: () => Promise<void>,
): Promise<boolean> {
  const table = fs as unknown as Record<string, AnyFunction>
  const real = { ...table }
  const open = new Set<number>()
  let count = 0
  let isMet = false

  const concerns = (name: FaultyCall, args: unknown[]): boolean => {
    if (name === 'writeSync' || name === 'fsyncSync') return open.has(args[0] as number)
    if (name === 'openSync' && args[1] !== 'w' && args[1] !== 'wx') return false
    return typeof args[0] === 'string' && args[0].startsWith(folder)
  }
  const fails = (name: FaultyCall, args: unknown[]): boolean => {
    if (name !== fault.call || !concerns(name, args)) return false
    count++
    return count === fault.nth || (fault.lasts && count > fault.nth)
  }
  const failing =
    (name: FaultyCall): AnyFunction =>
    (...args) => {
      if (!fails(name, args)) return real[name]!(...args)
      isMet = true
      if (fault.code !== 'short') {
        const syscall = name.replace(/(?:File)?Sync$/, '')
        const message = `${fault.code}: injected, ${syscall}`
        throw Object.assign(new Error(message), { code: fault.code, syscall })
      }
      if (name !== 'writeSync') return real[name]!(...args)
      const [file, bytes, at = 0, length = bytes.length] = args as [
        number,
        Uint8Array,
        number?,
        number?,
      ]
      return real['writeSync']!(file, bytes, at, Math.max(1, length >> 1))
    }
  for (const name of faultyCalls) table[name] = failing(name)
  const opening = table['openSync']!
  table['openSync'] = (...args) => {
    const file = opening(...args) as number
    if (typeof args[0] === 'string' && args[0].startsWith(folder)) open.add(file)
    return file
  }
  table['closeSync'] = (...args) => {
    open.delete(args[0] as number)
    return real['closeSync']!(...args)
  }
  syncBuiltinESMExports()
  try {
    await work()
  } finally {
    for (const name of [...faultyCalls, 'closeSync']) table[name] = real[name]!
    syncBuiltinESMExports()
  }
  return isMet
}
