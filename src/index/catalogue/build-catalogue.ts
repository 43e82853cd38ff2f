/** Builds the catalogue: the words of each report's title and body, and the headings and telling words of its sections. */
import { sectionKeys, type ReportMetadata } from '../../report/index.ts'
import { normalizeText, type Analyzer } from '../../text/index.ts'
import { passageText, type Corpus } from '../concordance/concordance.ts'
import { unitKinds } from '../units.ts'
import { catalogueFields, type Catalogue } from './catalogue.ts'
import { tellingWords } from './telling-words.ts'
import { WordCollector } from './word-collector.ts'

const headingKind = unitKinds.indexOf('heading')
const titleField = catalogueFields.indexOf('title')
const bodyField = catalogueFields.indexOf('body')
/** Fields of sections come in the order of the sections. */
const firstSectionField = catalogueFields.length - sectionKeys.length

/** Makes the function that cuts a text into its words. It keeps what it has cut: bodies and headings come again and again. */
function createCutter(analyzer: Analyzer): (text: string) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  return (text) => {
    let words = known.get(text)
    if (words === undefined) {
      const normalized = normalizeText(text)
      words = analyzer
        .wordsOf(normalized)
        .filter(({ kind }) => kind !== 'other')
        .map(({ start, end }) => normalized.slice(start, end))
      known.set(text, words)
    }
    return words
  }
}

/** `metadata[i]` belongs to the corpus's report i. */
export function buildCatalogue(
  corpus: Corpus,
  metadata: readonly ReportMetadata[],
  analyzer: Analyzer,
): Catalogue {
  const { passageKinds, passageSections, reportPassages } = corpus
  const collector = new WordCollector()
  const telling = tellingWords(corpus)
  const cut = createCutter(analyzer)
  metadata.forEach(({ title, reportingBody }, report) => {
    collector.add(report, titleField, cut(title ?? ''))
    collector.add(report, bodyField, cut(reportingBody ?? ''))
    for (let passage = reportPassages[report]!; passage < reportPassages[report + 1]!; passage++) {
      if (passageKinds[passage] === headingKind) {
        collector.add(
          report,
          firstSectionField + passageSections[passage]!,
          cut(passageText(corpus, passage)),
        )
      }
    }
    for (let section = 0; section < sectionKeys.length; section++)
      collector.add(report, firstSectionField + section, telling(report, section))
  })
  return collector.finish()
}
