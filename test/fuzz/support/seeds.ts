/** The files that fuzzing starts from: generated ones of each format, and those of any folders it is given. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { encode } from 'fast-png'
import { makeSamples } from '../../../bench/readers/samples.ts'
import { toOfd } from '../../formats/support/ofd-writer.ts'
import { tiffOf } from '../../support/picture-writer.ts'
import { toHtml } from '../../formats/support/html-writer.ts'
import { reportsToWrite } from '../../formats/support/reports.ts'

/** Formats by their extension; `blocks` are documents made without a file. */
export const fuzzFormats = [
  'txt',
  'md',
  'csv',
  'html',
  'docx',
  'doc',
  'pdf',
  'ofd',
  'odt',
  'xlsx',
  'rtf',
  'mhtml',
  'zip',
  'png',
  'tiff',
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
  odt: 'odt',
  xlsx: 'xlsx',
  rtf: 'rtf',
  mhtml: 'mhtml',
}

/** A page of stripes as a picture, a byte a pixel. */
function pictureOf(format: 'png' | 'tiff'): Buffer {
  const [width, height] = [420, 440]
  const data = Uint8Array.from({ length: width * height }, (_, i) => (i % 7 < 3 ? 0 : 255))
  return format === 'png'
    ? Buffer.from(encode({ width, height, data, channels: 1, depth: 8 }))
    : tiffOf([{ width, height, pixels: data, bits: 8, isDeflated: true }])
}

function filesOf(folder: string, format: FuzzFormat): Buffer[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .filter((name) => extname(name) === `.${format}`)
    .map((name) => readFileSync(join(folder, name)))
}

/** All seeds of a format: small generated ones, and the files of it that lie in `folders`. */
export function seedsOf(format: FuzzFormat, folders: readonly string[]): Buffer[] {
  const name = sampleNames[format]
  const generated = name === undefined ? [] : (makeSamples()[name] ?? [])
  const reports = reportsToWrite(1).map(({ text }) => text)
  const written =
    format === 'txt'
      ? reports.map((text) => Buffer.from(text))
      : format === 'html'
        ? reports.map((text) => Buffer.from(toHtml(text)))
        : format === 'ofd'
          ? reports.map(toOfd)
          : format === 'png' || format === 'tiff'
            ? [pictureOf(format)]
            : []
  return [...generated, ...written, ...folders.flatMap((folder) => filesOf(folder, format))]
}
