/** The files that fuzzing starts from: generated ones of each format, the samples, and real ones where they are at hand. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { makeSamples, toPdf } from '../../../bench/readers/samples.ts'
import { toHtml } from '../../formats/support/html-writer.ts'
import { reportsToWrite } from '../../formats/support/reports.ts'
import { sharedPath } from '../../support/shared-path.ts'

/** Formats by their extension; `blocks` are documents made without a file. */
export const fuzzFormats = [
  'txt',
  'md',
  'csv',
  'html',
  'docx',
  'doc',
  'pdf',
  'zip',
  'blocks',
] as const
export type FuzzFormat = (typeof fuzzFormats)[number]

const sampleNames: Partial<Record<FuzzFormat, string>> = {
  txt: 'text',
  md: 'markdown',
  csv: 'csv',
  html: 'html',
  docx: 'docx',
  doc: 'doc',
  pdf: 'pdf',
  zip: 'zip',
}

function filesOf(folder: string, format: FuzzFormat): Buffer[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .filter((name) => extname(name) === `.${format}`)
    .map((name) => readFileSync(join(folder, name)))
}

/** All seeds of a format. `extraFolder` holds more files, told apart by their extension; without it, only small ones are used. */
export function seedsOf(format: FuzzFormat, extraFolder: string | null): Buffer[] {
  const name = sampleNames[format]
  const generated =
    format === 'pdf' ? [toPdf()] : name === undefined ? [] : (makeSamples()[name] ?? [])
  const reports = reportsToWrite(1).map(({ text }) => text)
  const written =
    format === 'txt'
      ? reports.map((text) => Buffer.from(text))
      : format === 'html'
        ? reports.map((text) => Buffer.from(toHtml(text)))
        : []
  if (extraFolder === null) return [...generated, ...written]
  return [
    ...generated,
    ...written,
    ...filesOf(sharedPath('samples'), format),
    ...filesOf(sharedPath('reports'), format),
    ...filesOf(extraFolder, format),
  ]
}
