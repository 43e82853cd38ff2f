/**
 * How a whole report and its passages lie on disk: the report deflated, since few are read; passages as they are, since
 * hits need a few of each. These are in UTF-16, as strings are in memory: nothing is decoded, and Chinese takes two bytes
 * instead of three.
 */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Figure, Report } from '../../report/index.ts'
import type { SearchedPassage } from '../searched-passages.ts'
import type { BlockPlace } from './block-file.ts'

/** A report's bytes, ready to be written. */
export interface PackedReport {
  /** The report without its figures as JSON, deflated. */
  body: Uint8Array
  /** Its figures as JSON, deflated: they are read for many reports at once, and without the rest. */
  figures: Uint8Array
  /** Id, text and row of every passage, one after the other. */
  passages: Uint8Array
  /** Where each passage ends in `passages`, bytes. */
  passageEnds: Uint32Array
  sums: ReportSums
}

/**
 * CRC-32 of each part of a packed report, made where it is packed and kept with it for good: whoever reads it, or takes it over
 * into another generation, holds it against these.
 */
export interface ReportSums {
  body: number
  figures: number
  passages: number
}

/** Fast, and most of what a higher level would save. */
const deflateLevel = 3
const encoding = 'utf16le'
/** Stands between id and text; no id holds it. */
const divider = '\t'
/** The lower byte of the divider's UTF-16 unit. Ids are ASCII, so no unit of an id has the same. */
const dividerByte = 0x09

export function packReport(report: Report, searched: readonly SearchedPassage[]): PackedReport {
  const rows = packRows(searched)
  const pieces = searched.map(({ id, text }, i) =>
    Buffer.from(`${id}${divider}${text}${rows[i]!}`, encoding),
  )
  let end = 0
  const body = deflate({ ...report, figures: [] })
  const figures = deflate(report.figures)
  const passages = Buffer.concat(pieces)
  return {
    body,
    figures,
    passages,
    passageEnds: Uint32Array.from(pieces, (piece) => (end += piece.length)),
    sums: { body: crc32(body), figures: crc32(figures), passages: crc32(passages) },
  }
}

function deflate(value: unknown): Uint8Array {
  return deflateRawSync(JSON.stringify(value), { level: deflateLevel })
}

/** @throws when the bytes are not those of a packed report. */
export function unpackReport(body: Uint8Array, figures: Uint8Array): Report {
  const report = JSON.parse(inflateRawSync(body).toString('utf8')) as Report
  return { ...report, figures: unpackFigures(figures) }
}

/** @throws when the bytes are not those of packed figures. */
export function unpackFigures(figures: Uint8Array): Figure[] {
  return JSON.parse(inflateRawSync(figures).toString('utf8')) as Figure[]
}

/** A passage's id ends where its divider stands; it begins at `start`. */
function endOfId(bytes: Buffer, { start, end }: BlockPlace): number {
  let at = start
  while (at < end && bytes[at] !== dividerByte) at += 2
  return at
}

/** The id of the passage that lies at some place in bytes: put together here, since a few letters are not worth a call. */
export function unpackId(bytes: Buffer, { start, end }: BlockPlace): string {
  let id = ''
  for (let at = start; at < end && bytes[at] !== dividerByte; at += 2)
    id += String.fromCharCode(bytes[at]!)
  return id
}

/** Its text. Decoded by itself: a slice of a longer string is slower to go through. */
export function unpackText(bytes: Buffer, place: BlockPlace): string {
  return bytes.toString(encoding, endOfId(bytes, place) + 2, endOfText(bytes, place))
}

/** Where the text ends: behind it stand the row and one UTF-16 unit, which says how many units the row has. */
function endOfText(bytes: Buffer, { end }: BlockPlace): number {
  return end - 2 - 2 * bytes.readUInt16LE(end - 2)
}

/** Longer rows are left out: their length would not go into a unit. No statutory form comes near. */
const longestRow = 0xffff

/**
 * What is written behind the text of a passage. Of a row of a table: what it stands under, and the names of its columns; where these are
 * those of a row before, how many passages before, since all rows of a table have the same. Both are empty for any other passage that
 * was read off a picture, which the third says.
 */
export type StoredRow = [under: readonly string[], columns: readonly string[] | number, ocr?: true]

/** For each passage what is written behind its text. */
function packRows(passages: readonly SearchedPassage[]): string[] {
  /** By names of columns, the passage that has them written out. */
  const written = new Map<string, number>()
  const withLength = (packed: string): string => packed + String.fromCharCode(packed.length)
  return passages.map(({ row, ocr }, i) => {
    const mark = ocr === true ? ([true] as const) : ([] as const)
    const bare = ocr === true ? withLength(JSON.stringify([[], [], ...mark])) : '\0'
    if (row === undefined) return bare
    const key = JSON.stringify(row.columns)
    const before = written.get(key)
    const packed = JSON.stringify([
      row.under,
      before === undefined ? row.columns : i - before,
      ...mark,
    ] satisfies StoredRow)
    if (packed.length > longestRow) return bare
    if (before === undefined) written.set(key, i)
    return withLength(packed)
  })
}

/**
 * What is written behind the text of a passage; null where nothing is.
 *
 * @throws where the bytes are not those that were written
 */
export function unpackRow(bytes: Buffer, place: BlockPlace): StoredRow | null {
  const start = endOfText(bytes, place)
  if (start === place.end - 2) return null
  return JSON.parse(bytes.toString(encoding, start, place.end - 2)) as StoredRow
}
