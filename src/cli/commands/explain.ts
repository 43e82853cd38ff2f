/** `gongkai explain`: why a report matched and scored as it did, or why it did not match. */
import type { Command } from 'commander'
import type { ExplainedTerm, Explanation } from '../../search/index.ts'
import { createContext, openAnalyzer, openSearch } from '../context.ts'

const round = (value: number): string => value.toFixed(3)

function describeTerm(term: ExplainedTerm): string[] {
  const { text, literals, occurrences, elsewhere, reports, idf, frequency, norm } = term
  const also = literals.length > 1 ? ` (also ${literals.slice(1).join('、')})` : ''
  if (!term.isScored) return [`  ${text}${also}: ${occurrences} places, not scored`]
  const lines = [
    `  ${text}${also}: ${round(term.score)} = idf ${round(idf)}, frequency ${round(frequency)} against ${round(norm)}; ${occurrences} places here${elsewhere > 0 ? `, ${elsewhere} in other sections` : ''}; ${reports} reports hold it`,
    ...term.places.map(
      (place) =>
        `    ${place.section} ${place.kind}: ${place.occurrences} places, weight ${round(place.frequency)}`,
    ),
  ]
  if (term.heldBelow !== null)
    lines.push(
      `    by other names alone: held below ${round(term.heldBelow)}, the least of the word itself`,
    )
  return lines
}

/** The explanation as lines for a person. */
export function describeExplanation(explanation: Explanation): string[] {
  const { reportId, title, matches, match, score, reasons, terms, closeness, year, characters } =
    explanation
  const shared = characters.reduce((sum, each) => sum + each.score, 0)
  const head = `${title ?? reportId}: ${matches ? `score ${round(score ?? 0)}` : 'does not match'}`
  return [
    head,
    ...(match === 'partial' ? ['No report holds every term; this is the search for some.'] : []),
    ...reasons.map(({ message }) => `! ${message}`),
    ...terms.flatMap(describeTerm),
    ...(closeness.passageId === null
      ? []
      : [`  closeness: ${round(closeness.score)}, by ${closeness.passageId}`]),
    ...(year === 0 ? [] : [`  year: ${round(year)}, a report of the year asked for`]),
    ...(shared === 0
      ? []
      : [
          `  characters: ${round(shared)} (${characters.map((each) => `${each.text} ${round(each.score)}`).join(', ')})`,
        ]),
  ]
}

export function addExplainCommand(program: Command): void {
  program
    .command('explain')
    .description('show every part of a report’s score for a query, or why it does not match')
    .argument('<query>', 'the query, as in the search box')
    .argument('<report-id>', 'the report, as search prints it')
    .option('--index <dir>', 'folder of the index')
    .option('--json', 'print one JSON document')
    .action(async (q: string, reportId: string, options: { index?: string; json?: boolean }) => {
      const context = createContext({ indexDir: options.index })
      const service = openSearch(context, openAnalyzer(context))
      try {
        const explanation = await service.explain({ q, reportId })
        if (options.json === true) context.print(JSON.stringify(explanation))
        else for (const line of describeExplanation(explanation)) context.print(line)
      } finally {
        await service.close()
      }
    })
}
