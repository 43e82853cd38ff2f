/**
 * The catalogue: what each report is about. One MiniSearch document a report, one field a section label besides title and
 * body; each report's metadata is its stored fields. Forgiving (prefix, fuzzy), where the concordance is exact.
 */
import MiniSearch, { type AsPlainObject, type Options } from 'minisearch'
import { sectionKeys, type ReportMetadata } from '../../report/index.ts'
import { unitKinds } from '../units.ts'
import { normalizeText, type Analyzer } from '../../text/index.ts'
import { passageText, type Corpus } from '../concordance/concordance.ts'
import { tellingWords } from './telling-words.ts'

/** A MiniSearch document: `id` is the report's number in the index, every other field but `metadata` is space-separated words. */
interface CatalogueDocument {
  id: number
  metadata: ReportMetadata
  [field: string]: string | number | ReportMetadata
}

const options: Options<CatalogueDocument> = {
  fields: ['title', 'body', ...sectionKeys],
  storeFields: ['metadata'],
  tokenize: (text) => (text === '' ? [] : text.split(' ')),
  processTerm: (term) => term,
}

export type Catalogue = MiniSearch<CatalogueDocument>

const headingKind = unitKinds.indexOf('heading')

function wordsIn(text: string, analyzer: Analyzer): string {
  const normalized = normalizeText(text)
  return analyzer
    .wordsOf(normalized)
    .filter((word) => word.kind !== 'other')
    .map((word) => normalized.slice(word.start, word.end))
    .join(' ')
}

/** Headings of a report by section number, as words. */
function headingsOf(corpus: Corpus, report: number, analyzer: Analyzer): Map<number, string[]> {
  const headings = new Map<number, string[]>()
  for (
    let passage = corpus.reportPassages[report]!;
    passage < corpus.reportPassages[report + 1]!;
    passage++
  ) {
    if (corpus.passageKinds[passage] !== headingKind) continue
    const text = passageText(corpus, passage)
    const section = corpus.passageSections[passage]!
    headings.set(section, [...(headings.get(section) ?? []), wordsIn(text, analyzer)])
  }
  return headings
}

/** Builds the catalogue. `metadata[i]` belongs to the corpus's report i. */
export function buildCatalogue(
  corpus: Corpus,
  metadata: readonly ReportMetadata[],
  analyzer: Analyzer,
): Catalogue {
  const catalogue: Catalogue = new MiniSearch(options)
  const telling = tellingWords(corpus)
  metadata.forEach((report, id) => {
    const document: CatalogueDocument = {
      id,
      metadata: report,
      title: wordsIn(report.title ?? '', analyzer),
      body: wordsIn(report.reportingBody ?? '', analyzer),
    }
    const headings = headingsOf(corpus, id, analyzer)
    for (const [section, best] of telling(id)) {
      document[sectionKeys[section]!] = [...(headings.get(section) ?? []), ...best].join(' ')
    }
    catalogue.add(document)
  })
  return catalogue
}

/** The stored metadata of a report. */
export function metadataOf(catalogue: Catalogue, report: number): ReportMetadata {
  return catalogue.getStoredFields(report)!['metadata'] as ReportMetadata
}

/** The catalogue as lines of JSON: a head, then terms, then stored fields. One JSON text cannot pass 512 MiB in V8. */
export function* catalogueLines(catalogue: Catalogue): Iterable<string> {
  const { index, storedFields, ...head } = catalogue.toJSON()
  yield JSON.stringify({ ...head, terms: index.length })
  for (const entry of index) yield JSON.stringify(entry)
  for (const entry of Object.entries(storedFields)) yield JSON.stringify(entry)
}

/** Reads what `catalogueLines` wrote. */
export function loadCatalogue(lines: Iterable<string>): Catalogue {
  const iterator = lines[Symbol.iterator]()
  const next = (): unknown => JSON.parse(String(iterator.next().value))
  const { terms, ...head } = next() as Omit<AsPlainObject, 'index' | 'storedFields'> & {
    terms: number
  }
  const index: AsPlainObject['index'] = []
  for (let i = 0; i < terms; i++) index.push(next() as AsPlainObject['index'][number])
  const storedFields: AsPlainObject['storedFields'] = {}
  for (let i = 0; i < head.documentCount; i++) {
    const [id, fields] = next() as [string, Record<string, unknown>]
    storedFields[id] = fields
  }
  return MiniSearch.loadJS({ ...head, index, storedFields }, options)
}
