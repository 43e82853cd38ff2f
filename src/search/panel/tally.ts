/** Counts by report: by the engine where it has that power, else by its searches and the texts of its reports. */
import {
  noFilters,
  partOfKind,
  passagesOfReport,
  type EngineQuery,
  type EngineTally,
  type SearchEngine,
  type SearchFilters,
} from '../../index/index.ts'
import { normalizeText } from '../../text/index.ts'

/** The places of reports in the list of all of them, by id. */
async function placesOf(engine: SearchEngine): Promise<Map<string, number>> {
  const { reports } = await engine.list(noFilters, Infinity, 0)
  return new Map(reports.map(({ metadata }, place) => [metadata.reportId, place]))
}

/** Counts of a question in each report, of any engine. */
export async function tallyOf(
  engine: SearchEngine,
  query: EngineQuery,
  filters: SearchFilters,
): Promise<EngineTally> {
  if (engine.tally !== undefined) return engine.tally(query, filters)
  const places = await placesOf(engine)
  const { hits } = await engine.search({
    ...{ query, filters, sort: 'year-desc', limit: Infinity, offset: 0, passagesPerHit: 0 },
  })
  hits.sort((a, b) => places.get(a.metadata.reportId)! - places.get(b.metadata.reportId)!)
  return {
    reports: Uint32Array.from(hits, ({ metadata }) => places.get(metadata.reportId)!),
    occurrences: Uint32Array.from(hits, ({ occurrences }) => occurrences),
    passages: Uint32Array.from(hits, ({ matchingPassages }) => matchingPassages),
  }
}

/** Characters of normalized text of each report, in the sections and parts asked for; reports by their place in the list of all. */
export async function charactersOf(
  engine: SearchEngine,
  { section, part }: SearchFilters,
): Promise<Uint32Array> {
  if (engine.characters !== undefined) return engine.characters(section, part)
  const places = await placesOf(engine)
  const sizes = new Uint32Array(places.size)
  for (const [reportId, place] of places) {
    const report = await engine.report(reportId)
    if (report === null) continue
    for (const passage of passagesOfReport(report)) {
      const isIn =
        (section.length === 0 || section.includes(passage.section)) &&
        (part.length === 0 || part.includes(partOfKind[passage.kind]))
      if (isIn) sizes[place]! += normalizeText(passage.text).length
    }
  }
  return sizes
}
