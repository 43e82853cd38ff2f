/** Publishes reports as an edition: pages in each language, the data that they are searched by, and the script that does it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { AppError, messageOf } from '../errors.ts'
import { languages as allLanguages, type Language } from '../language/index.ts'
import { noFilters } from '../index/index.ts'
import type { CheckCounts, Report, ReportMetadata } from '../report/index.ts'
import {
  createAnswerer,
  type IndexStats,
  type SearchFilters,
  type SearchService,
} from '../search/index.ts'
import { hitsPerPage } from '../limits.ts'
import { sentence } from '../sentence.ts'
import type { Analyzer } from '../text/index.ts'
import { dataFiles, editionVersion, receiver, type Catalog, type Vocabulary } from './contract.ts'
import { EditionData, type DataFile } from './edition-data.ts'
import { createEditionEngine, Edition } from './edition-engine.ts'
import { EditionPages } from './pages.tsx'
import { markFile, openPlace, type Place } from './place.ts'

const publicFolder = fileURLToPath(new URL('../../public', import.meta.url))

/** The files that pages ask for: style sheets, and a script for each language. */
const assetsFor = (languages: readonly Language[]): string[] => [
  ...languages.map((language) => `edition.${language}.js`),
  ...['favicon.svg', 'noscript.css', 'style.css', 'views.css'],
]

export interface PublishOptions {
  /** Folder of the edition: made where there is none; an edition that is there is replaced. */
  out: string
  /** Which reports; all without any. */
  filters: SearchFilters
  /** The first one at the top of the folder, the others in folders of their own; all three unless given. */
  languages?: readonly Language[]
  /** Told after each report. */
  onProgress?: (done: number, total: number) => void
  signal?: AbortSignal
  /** Folder of style sheets and script; the project's public/ unless a test names another. */
  publicDir?: string
}

export interface PublishSummary {
  reports: number
  files: number
  bytes: number
}

const pack = promisify(gzip)

/** Writes the files of an edition and counts them. */
class EditionFiles {
  private readonly folder: string
  private readonly out: string
  files = 0
  bytes = 0

  constructor(folder: string, out: string) {
    this.folder = folder
    this.out = out
  }

  write(name: string, content: string | Uint8Array): void {
    const path = join(this.folder, name)
    try {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, content)
    } catch (error) {
      const said = sentence('publish.cannotWrite', { folder: this.out, reason: messageOf(error) })
      throw new AppError('storage_failed', said, { cause: error })
    }
    this.files++
    this.bytes += Buffer.byteLength(content)
  }

  /** Data as a script that hands it over: compressed, as letters. */
  async writeData({ name, content }: DataFile): Promise<void> {
    const packed = await pack(JSON.stringify(content), { level: 9 })
    this.write(`data/${name}.js`, `${receiver}("${name}","${packed.toString('base64')}")\n`)
  }
}

/** How the checks within each report came out. */
function checksById({ coverage, withoutBody }: IndexStats): ReadonlyMap<string, CheckCounts> {
  const reports = [...coverage.flatMap((body) => body.reports), ...withoutBody]
  return new Map(reports.map(({ reportId, checks }) => [reportId, checks]))
}

/** The answer to no query over an edition whose catalogue and vocabulary are at hand: its front. */
async function frontOf(
  catalog: Catalog,
  vocabulary: Vocabulary,
): ReturnType<SearchService['search']> {
  const noShards = (): Promise<never> => Promise.reject(new Error('Nothing is looked up.'))
  const edition = await Edition.open({
    catalog: () => Promise.resolve(catalog),
    vocabulary: () => Promise.resolve(vocabulary),
    passages: noShards,
    figures: noShards,
  })
  return createAnswerer(createEditionEngine(edition), edition.analyzer).search({
    ...{ q: '', filters: noFilters, sort: 'relevance', limit: hitsPerPage.usual, offset: 0 },
  })
}

/**
 * Writes an edition of the reports that pass some filters.
 *
 * @throws AppError `not_found` where none passes, `usage` for a folder that holds something else, `storage_failed`, `unavailable` where
 *   the script was not built.
 */
export async function publishEdition(
  service: SearchService,
  analyzer: Analyzer,
  options: PublishOptions,
): Promise<PublishSummary> {
  const { out, filters, languages = allLanguages, signal, publicDir = publicFolder } = options
  const assets = assetsFor(languages)
  for (const name of assets)
    if (!existsSync(join(publicDir, name)))
      throw new AppError('unavailable', sentence('publish.notBuilt', { file: `public/${name}` }))
  const { reports } = await service.reports(filters, Infinity, 0)
  if (reports.length === 0) throw new AppError('not_found', sentence('publish.noReports'))
  const place = openPlace(out)
  try {
    const files = new EditionFiles(place.folder, out)
    await writeEdition(service, analyzer, files, { ...options, languages }, reports)
    for (const name of assets) {
      files.write(name, readFileSync(join(publicDir, name)))
    }
    signal?.throwIfAborted()
    place.finish()
    return { reports: reports.length, files: files.files, bytes: files.bytes }
  } finally {
    discard(place)
  }
}

/** What failed before goes before a folder that cannot be cleared away. */
function discard(place: Place): void {
  try {
    place.discard()
  } catch {
    // The next run clears it away.
  }
}

async function writeEdition(
  service: SearchService,
  analyzer: Analyzer,
  files: EditionFiles,
  options: PublishOptions & { languages: readonly Language[] },
  reports: readonly ReportMetadata[],
): Promise<void> {
  const { languages, onProgress, signal } = options
  const stats = await service.stats()
  const published = new Date().toISOString().slice(0, 10)
  const pages = new EditionPages({ languages, published, reports, stats })
  const data = new EditionData(analyzer, service.generation)
  const checks = checksById(stats)
  const none: CheckCounts = { pass: 0, fail: 0, notAssessable: 0 }
  for (const [i, { reportId }] of reports.entries()) {
    signal?.throwIfAborted()
    const report: Report | null = await service.report(reportId)
    if (report === null)
      throw new AppError('not_found', sentence('report.unknown', { id: reportId }))
    for (const file of data.add(report, checks.get(reportId) ?? none)) await files.writeData(file)
    for (const page of pages.report(report)) files.write(page.path, page.html)
    onProgress?.(i + 1, reports.length)
  }
  const rest = data.finish()
  for (const file of rest) await files.writeData(file)
  const contentOf = (name: string): unknown => rest.find((file) => file.name === name)!.content
  const front = await frontOf(
    contentOf(dataFiles.catalog) as Catalog,
    contentOf(dataFiles.vocabulary) as Vocabulary,
  )
  for (const page of pages.search(front)) files.write(page.path, page.html)
  for (const page of pages.coverage()) files.write(page.path, page.html)
  for await (const page of pages.figures(service, options.filters))
    files.write(page.path, page.html)
  const about = { madeBy: 'gongkai publish', version: editionVersion, published, languages }
  files.write(
    markFile,
    `${JSON.stringify({ ...about, generation: service.generation, reports: reports.length }, null, 2)}\n`,
  )
}
