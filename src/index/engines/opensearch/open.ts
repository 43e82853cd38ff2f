/** Opens the live generation of a cluster: what a server holds of it in memory, the rest being fetched when it is asked for. */
import { z } from 'zod'
import { AppError } from '../../../errors.ts'
import { sentence } from '../../../sentence.ts'
import type { Figure, Report, CheckCounts, ReportMetadata } from '../../../report/index.ts'
import { openConcordance, type Concordance } from '../../concordance/concordance.ts'
import type { FigureColumns, FigureCounts } from '../../figures/columns.ts'
import { loadNames } from '../../names/store-names.ts'
import type { Snapshot, SourceFile } from '../../snapshot.ts'
import type { Builder } from '../../store/open-generation.ts'
import { unpackReport } from '../../store/report-blocks.ts'
import { openCluster, shownNodes, type Cluster, type ClusterOptions } from './cluster.ts'
import { Slots } from './slots.ts'
import { liveIndexes, readClusterManifest } from './generations.ts'
import {
  arraysHeld,
  damagedIndex,
  generationIn,
  indexesOf,
  layoutVersion,
  readBlob,
  readLines,
  readNumbers,
  reportDocument,
  type ClusterManifest,
} from './stored.ts'
import { shownPassage, type PassagesAtHand } from './texts.ts'

/** Whole reports and figures that a request has at hand, and those it found missing. */
export interface ReportsAtHand {
  reports: Map<number, Report>
  missing: Set<number>
}

/** A generation that is open. What of it is not in memory stands in what is at hand. */
export interface OpenClusterIndex {
  cluster: Cluster
  indexes: { passages: string; reports: string }
  snapshot: Snapshot
  /** Where each report begins in the whole text, which scoring goes by; the concordance has the texts at hand alone. */
  reportStarts: Uint32Array
  atHand: {
    passages: PassagesAtHand
    /** Passages that were asked for and are not at hand: their text was empty. */
    missingPassages: Set<number>
    reports: ReportsAtHand
  }
  slots: Slots
  /** The slot that a passage stands in. */
  slotOf: (passage: number) => number
  /** Units of each passage's text. */
  passageLengths: Uint32Array
  /** 1 for each passage that only lists what stands elsewhere. */
  passageListings: Uint8Array
  /** Fetches whole reports by their numbers. */
  loadReports: (numbers: readonly number[], signal?: AbortSignal) => Promise<Map<number, Report>>
}

/**
 * The generation that is live; null where there is none.
 *
 * @throws AppError as `Cluster.search`.
 */
export async function liveGeneration(cluster: Cluster): Promise<string | null> {
  const { name } = cluster.options
  const [index] = await liveIndexes(cluster)
  return index === undefined ? null : generationIn(name, index)
}

function refuse(
  cluster: Cluster,
  manifest: ClusterManifest | null,
  generation: string,
  builder: Builder,
): asserts manifest is ClusterManifest {
  const { name, nodes } = cluster.options
  const named = { name, nodes: shownNodes(nodes) }
  if (manifest === null) throw damagedIndex(cluster, generation)
  if (manifest.layoutVersion !== layoutVersion)
    throw new AppError(
      'index_foreign',
      sentence('cluster.otherVersion', {
        ...named,
        version: String(manifest.layoutVersion),
        expected: String(layoutVersion),
      }),
    )
  const { analyzerFingerprint, segmenter } = manifest.manifest
  if (segmenter !== builder.segmenter || analyzerFingerprint !== builder.analyzerFingerprint)
    throw new AppError(
      'index_foreign',
      sentence('cluster.otherAnalyzer', {
        ...named,
        built: `${segmenter} ${analyzerFingerprint}`,
        here: `${builder.segmenter} ${builder.analyzerFingerprint}`,
      }),
    )
}

/**
 * The segmenter that the live index was made with; null where there is none, and where the cluster does not answer: a server
 * starts all the same, and takes the index up once it does.
 */
export async function clusterSegmenter(options: ClusterOptions): Promise<string | null> {
  const cluster = await openCluster(options)
  try {
    const [index] = await liveIndexes(cluster)
    if (index === undefined) return null
    return (await readClusterManifest(cluster, index))?.manifest.segmenter ?? null
  } catch (error) {
    if (error instanceof AppError && error.code === 'unavailable') return null
    throw error
  } finally {
    await cluster.close()
  }
}

const noPairs = {
  keys: new Uint32Array(0),
  counts: new Uint32Array(0),
  offsets: new Uint32Array(0),
  gaps: new Uint8Array(0),
}

const bytesInArray: readonly string[] = ['passageSections', 'passageKinds']

type Held = Pick<Concordance, (typeof arraysHeld)[number]>

function columnsIn(
  names: readonly FigureCounts[],
  bytes: Buffer,
  marks: Buffer,
  reports: number,
): FigureColumns {
  const values = new Float64Array(new Uint8Array(bytes).buffer)
  const places = new Map(names.map(({ name }, i) => [name, i]))
  const columnOf = <T extends Float64Array | Uint8Array>(all: T, name: string): T | null => {
    const place = places.get(name)
    return place === undefined ? null : (all.subarray(place * reports, (place + 1) * reports) as T)
  }
  return {
    columns: names,
    valuesOf: (name) => columnOf(values, name),
    marksOf: (name) => columnOf(new Uint8Array(marks), name),
    close: () => undefined,
  }
}

const reportSchema = z.object({ stored: z.object({ body: z.string(), figures: z.string() }) })

/**
 * Opens the live generation, or the one that is named.
 *
 * @throws AppError `index_missing`, `index_foreign`, `index_damaged`; as `Cluster.search`.
 */
export async function openClusterIndex(
  cluster: Cluster,
  builder: Builder,
  named?: string,
): Promise<OpenClusterIndex> {
  const { name, nodes } = cluster.options
  const generation = named ?? (await liveGeneration(cluster))
  if (generation === null)
    throw new AppError(
      'index_missing',
      sentence('cluster.noIndex', { name, nodes: shownNodes(nodes) }),
    )
  const indexes = indexesOf(name, generation)
  const written = await readClusterManifest(cluster, indexes.reports)
  refuse(cluster, written, generation, builder)
  const read = (blob: string): Promise<Buffer> => readBlob(cluster, indexes.reports, written, blob)
  const linesOf = (blob: string): Promise<unknown[]> =>
    readLines(cluster, indexes.reports, written, blob)
  const readBytes = async (blob: string): Promise<Uint8Array> => new Uint8Array(await read(blob))
  const readU32 = (blob: string): Promise<Uint32Array> =>
    readNumbers(cluster, indexes.reports, written, blob)
  const arrays: Record<string, Uint8Array | Uint32Array> = {}
  for (const array of arraysHeld)
    arrays[array] = await (bytesInArray.includes(array) ? readBytes : readU32)(array)
  const held = arrays as unknown as Held
  const frequencies = {
    keys: await readU32('frequencyKeys'),
    starts: await readU32('frequencyStarts'),
    offsets: await readU32('frequencyOffsets'),
    gaps: await readBytes('frequencyGaps'),
    frequencies: await readBytes('frequencies'),
  }
  const slots = new Slots(await readU32('slots'), held.reportPassages)
  const metadata = (await linesOf('metadata')) as ReportMetadata[]
  const sources = (await linesOf('sources')) as SourceFile[]
  const checkCounts = ((await linesOf('checkCounts')) as [number, number, number][]).map(
    ([pass, fail, notAssessable]): CheckCounts => ({ pass, fail, notAssessable }),
  )
  const figures = columnsIn(
    (await linesOf('figureNames')) as FigureCounts[],
    await read('figureColumns'),
    await read('figureMarks'),
    metadata.length,
  )
  const passages = held.passageSections.length
  const concordance = openConcordance(
    {
      ...held,
      reportStarts: held.reportStarts,
      text: new Uint16Array(1),
      borders: new Uint8Array(1),
      passageStarts: new Uint32Array(passages + 1),
    },
    noPairs,
    frequencies,
    held.passageRepeats,
  )
  const numbers = new Map(metadata.map(({ reportId }, report) => [reportId, report]))
  const sourceNames = new Map<string, string[]>()
  for (const { name: source, reportIds } of sources)
    for (const reportId of reportIds)
      sourceNames.set(reportId, [...(sourceNames.get(reportId) ?? []), source])

  const atHand: OpenClusterIndex['atHand'] = {
    passages: new Map(),
    missingPassages: new Set(),
    reports: { reports: new Map(), missing: new Set() },
  }
  const loadReports: OpenClusterIndex['loadReports'] = async (wanted, signal) => {
    const ids = wanted.map((report) => reportDocument(slots.first[report]!))
    const documents = await cluster.documents(indexes.reports, ids, signal)
    const loaded = new Map<number, Report>()
    documents.forEach((document, i) => {
      const parsed = reportSchema.safeParse(document?.source)
      const { reportId } = metadata[wanted[i]!]!
      if (!parsed.success) throw damagedIndex(cluster, reportId)
      const { body, figures: own } = parsed.data.stored
      let report: Report
      try {
        report = unpackReport(Buffer.from(body, 'base64'), Buffer.from(own, 'base64'))
      } catch {
        throw damagedIndex(cluster, reportId)
      }
      if (report.reportId !== reportId) throw damagedIndex(cluster, reportId)
      const names = sourceNames.get(reportId)
      loaded.set(wanted[i]!, names === undefined ? report : { ...report, sources: names })
    })
    return loaded
  }
  const reportAtHand = (report: number): Report | undefined => {
    const { reports, missing } = atHand.reports
    const found = reports.get(report)
    if (found === undefined) missing.add(report)
    return found
  }
  const snapshot: Snapshot = {
    manifest: written.manifest,
    concordance,
    readNames: async () => loadNames(await snapshot.readNamesText()),
    readNamesText: async () => (await read('names')).toString('utf8'),
    metadata,
    numberOf: (reportId) => numbers.get(reportId),
    sources,
    figures,
    checkCounts,
    readReport: (report) => {
      const found = reportAtHand(report)
      if (found === undefined) throw damagedIndex(cluster, metadata[report]!.reportId)
      return found
    },
    readFigures: (report): Figure[] => reportAtHand(report)?.figures ?? [],
    readPassages: (wanted) => {
      const { passages: own } = atHand
      for (const passage of wanted)
        if (shownPassage(own, passage) === null) atHand.missingPassages.add(passage)
      return {
        idOf: (place) => shownPassage(own, wanted[place]!)?.id ?? '',
        textOf: (place) => shownPassage(own, wanted[place]!)?.text ?? '',
        rowOf: (place) => shownPassage(own, wanted[place]!)?.row ?? null,
      }
    },
    readPacked: (report) => {
      throw damagedIndex(cluster, metadata[report]!.reportId)
    },
    keepTexts: () => Promise.resolve(),
    textBytes: () => 0,
    checkStored: () => Promise.resolve(),
    shared: null,
    close: () => undefined,
  }
  return {
    cluster,
    indexes,
    snapshot,
    reportStarts: held.reportStarts,
    atHand,
    slots,
    slotOf: (passage) => slots.slotOf(concordance.passageReports[passage]!, passage),
    passageLengths: await readU32('passageLengths'),
    passageListings: await readBytes('passageListings'),
    loadReports,
  }
}
