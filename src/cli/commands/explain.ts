/** `gongkai explain`: why a report matched and scored as it did, or why it did not match. */
import type { Command } from 'commander'
import { inWords } from '../../sentence.ts'
import type { ExplainedTerm, Explanation } from '../../search/index.ts'
import { createContext, openAnalyzer, openSearch } from '../context.ts'
import { addFilterOptions, filtersOf, type FilterOptions } from '../filter-options.ts'
import type { CommandTranslator } from '../translator.ts'

interface Options extends FilterOptions {
  index?: string
  json?: boolean
}

const round = (value: number): string => value.toFixed(3)

function describeTerm(term: ExplainedTerm, t: CommandTranslator): string[] {
  const { text, literals, occurrences, elsewhere, reports, places } = term
  const also =
    literals.length > 1 ? t('explained.also', { names: literals.slice(1).join('、') }) : ''
  const name = text + also
  if (!term.isScored) return [`  ${t('explained.notScored', { term: name, occurrences })}`]
  const score = t('explained.term', {
    ...{ term: name, occurrences, reports },
    ...{ score: round(term.score), idf: round(term.idf) },
    ...{ frequency: round(term.frequency), norm: round(term.norm) },
  })
  const inOthers =
    elsewhere > 0 ? t('list.and') + t('explained.elsewhere', { occurrences: elsewhere }) : ''
  const lines = [
    `  ${score}${inOthers}`,
    ...places.map((place) => {
      const section = t(`section.${place.section}`)
      const kind = t(`passage.${place.kind}`)
      const weight = round(place.frequency)
      return `    ${t('explained.place', { section, kind, occurrences: place.occurrences, weight })}`
    }),
  ]
  if (term.heldBelow !== null)
    lines.push(`    ${t('explained.heldBelow', { most: round(term.heldBelow) })}`)
  return lines
}

/** The explanation as lines for a person. */
export function describeExplanation(explanation: Explanation, t: CommandTranslator): string[] {
  const { reportId, matches, match, score, reasons, terms, closeness, year, characters } =
    explanation
  const title = explanation.title ?? reportId
  const shared = characters.reduce((sum, each) => sum + each.score, 0)
  const each = characters.map(({ text, score }) => `${text} ${round(score)}`).join(', ')
  return [
    matches
      ? t('explained.score', { title, score: round(score ?? 0) })
      : t('explained.noMatch', { title }),
    ...(match === 'partial' ? [t('explained.partly')] : []),
    ...reasons.map(({ sentence }) => `! ${inWords(sentence, t.language)}`),
    ...terms.flatMap((term) => describeTerm(term, t)),
    ...(closeness.passageId === null
      ? []
      : [
          `  ${t('explained.closeness', { score: round(closeness.score), passage: closeness.passageId })}`,
        ]),
    ...(year === 0 ? [] : [`  ${t('explained.year', { score: round(year) })}`]),
    ...(shared === 0 ? [] : [`  ${t('explained.characters', { score: round(shared), each })}`]),
  ]
}

export function addExplainCommand(program: Command, t: CommandTranslator): void {
  const command = program
    .command('explain')
    .description(t('explain.about'))
    .argument(`<${t('value.query')}>`, t('search.query'))
    .argument(`<${t('value.reportId')}>`, t('explain.reportId'))
    .option(`--index <${t('value.folder')}>`, t('option.index'))
  addFilterOptions(command, t, { narrowsPassages: true })
    .option('--json', t('option.json'))
    .action(async (q: string, reportId: string, options: Options) => {
      const filters = filtersOf(options, t)
      const context = createContext(t, { indexDir: options.index })
      const service = await openSearch(context, await openAnalyzer(context))
      try {
        const explanation = await service.explain({ q, reportId, filters })
        if (options.json === true) context.print(JSON.stringify(explanation))
        else for (const line of describeExplanation(explanation, t)) context.print(line)
      } finally {
        await service.close()
      }
    })
}
