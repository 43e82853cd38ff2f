/** Tesseract, the program that reads pictures of text: whether it is here, and one picture through it, with limits and a cache. */
import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ScanReading } from '../../types.ts'
import { toPortableGraymap, type Bitmap } from './bitmap.ts'

/** A word, or a piece of a line without a space in it, with its box in pixels. */
export interface ReadWord {
  text: string
  left: number
  top: number
  width: number
  height: number
}

/** Words from left to right, with the box of the line. */
export interface ReadLine extends Omit<ReadWord, 'text'> {
  words: ReadWord[]
}

/** What a picture holds: a page of text; one column of short lines; numbers alone, one a line. */
export type PictureKind = 'page' | 'lines' | 'numbers'

const languageOf: Readonly<Record<PictureKind, string>> = {
  page: 'chi_sim',
  lines: 'chi_sim',
  // The language that comes with the program: for digits alone it is the surest.
  numbers: 'eng',
}

const optionsOf: Readonly<Record<PictureKind, readonly string[]>> = {
  // One block of lines: looking for columns loses more lines than it finds columns.
  page: ['--psm', '6'],
  lines: ['--psm', '6'],
  numbers: ['--psm', '6', '-c', 'tessedit_char_whitelist=0123456789.,-/%'],
}

const program = 'tesseract'
const probeTimeoutMs = 10_000
/** A page of dense text gives some 200 KB. */
const mostOutputBytes = 16 * 1024 * 1024

/** Version of the program; null where it, or its Chinese, is not installed. Asked once a process. */
let found: Promise<string | null> | null = null

/** Whether pictures of Chinese can be read here; what is cached is cached by this. */
export function findTesseract(): Promise<string | null> {
  found ??= probe()
  return found
}

async function probe(): Promise<string | null> {
  const ask = promisify(execFile)
  try {
    const options = { timeout: probeTimeoutMs, windowsHide: true }
    const { stdout } = await ask(program, ['--list-langs'], options)
    const languages = new Set(stdout.split(/\s+/))
    if (!Object.values(languageOf).every((language) => languages.has(language))) return null
    const version = await ask(program, ['--version'], options)
    return /tesseract (\S+)/.exec(version.stdout + version.stderr)?.[1] ?? 'unknown'
  } catch {
    return null
  }
}

/**
 * Reads one picture. What was read of the same picture before is taken from the cache.
 *
 * @throws Error when the program fails, or goes beyond the limits of `reading`
 */
export async function readPicture(
  picture: Bitmap,
  kind: PictureKind,
  dotsPerInch: number,
  reading: ScanReading,
): Promise<ReadLine[]> {
  const bytes = toPortableGraymap(picture)
  const version = (await findTesseract()) ?? ''
  const options = [
    '-l',
    languageOf[kind],
    ...optionsOf[kind],
    '--dpi',
    String(Math.round(dotsPerInch)),
  ]
  const key = createHash('sha256')
    .update([version, ...options].join(' '))
    .update(bytes)
    .digest('hex')
  const path = join(reading.cacheFolder, key.slice(0, 2), `${key}.tsv`)
  const kept = await readFile(path, 'utf8').catch(() => '')
  if (kept.startsWith(firstColumn)) return parseTable(kept)
  const table = await run(['stdin', 'stdout', ...options, 'tsv'], bytes, reading)
  await keep(path, table)
  return parseTable(table)
}

/** A cache that cannot be written costs time, nothing else. */
async function keep(path: string, table: string): Promise<void> {
  const whole = `${path}.${process.pid}`
  try {
    await mkdir(join(path, '..'), { recursive: true })
    await writeFile(whole, table)
    await rename(whole, path)
  } catch {
    return
  }
}

/** The program is held to memory by the shell that starts it, where the system has one. */
function commandOf(
  options: readonly string[],
  { memoryMegabytes }: ScanReading,
): [string, string[]] {
  if (process.platform !== 'linux') return [program, [...options]]
  const limited = `ulimit -v ${String(memoryMegabytes * 1024)}; exec "$0" "$@"`
  return ['/bin/sh', ['-c', limited, program, ...options]]
}

function run(options: readonly string[], input: Uint8Array, reading: ScanReading): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(...commandOf(options, reading), {
      stdio: ['pipe', 'pipe', 'pipe'],
      // Files are read in as many processes as there are processors: a program that takes them all makes all of them slower.
      env: { ...process.env, OMP_THREAD_LIMIT: '1' },
      timeout: reading.pictureTimeoutMs,
      killSignal: 'SIGKILL',
      windowsHide: true,
    })
    const pieces: Buffer[] = []
    let size = 0
    let said = ''
    // Before all else: a program that the system does not start (no file is free) has no streams either.
    child.on('error', reject)
    const { stdin, stdout, stderr } = child as Partial<typeof child>
    stdout?.on('data', (piece: Buffer) => {
      size += piece.length
      if (size > mostOutputBytes) child.kill('SIGKILL')
      else pieces.push(piece)
    })
    stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-1000)
    })
    // It may end before it has read everything; how it ended says why.
    stdin?.on('error', () => undefined)
    child.on('close', (code, signal) => {
      const table = Buffer.concat(pieces).toString('utf8')
      if (code === 0 && table.startsWith(firstColumn)) resolve(table)
      else reject(new Error(`${program}: ${signal ?? lastLine(said) ?? `exit ${String(code)}`}`))
    })
    stdin?.end(input)
  })
}

function lastLine(text: string): string | undefined {
  return text.trim().split('\n').at(-1)?.trim().slice(0, 200)
}

const firstColumn = 'level\t'
const lineLevel = 4
const wordLevel = 5

/** The table that the program writes: a row a page, block, paragraph, line and word. */
function parseTable(table: string): ReadLine[] {
  const lines: ReadLine[] = []
  for (const row of table.split('\n').slice(1)) {
    const cells = row.split('\t')
    const [level, left, top, width, height] = [0, 6, 7, 8, 9].map((column) => Number(cells[column]))
    const box = { left: left!, top: top!, width: width!, height: height! }
    if (!Object.values(box).every(Number.isFinite)) continue
    if (level === lineLevel) lines.push({ ...box, words: [] })
    const text = cells.slice(11).join('\t').trim()
    if (level === wordLevel && text !== '') lines.at(-1)?.words.push({ ...box, text })
  }
  return lines.filter(({ words }) => words.length > 0)
}
