/** `gongkai check`: a report before it is published, with an exit code for a publishing pipeline. */
import type { Command } from 'commander'
import { AppError } from '../../errors.ts'
import { readReportsApart } from '../../index/index.ts'
import { formulaText } from '../../language/index.ts'
import { inWords } from '../../sentence.ts'
import { mostReviewed, reviewReports, type ReviewedReport } from '../../search/index.ts'
import { readBoundsOf } from '../../settings.ts'
import { createContext, openAnalyzer, openSearch, type CommandContext } from '../context.ts'
import type { CommandTranslator } from '../translator.ts'

interface Options {
  index?: string
  alone?: boolean
  json?: boolean
}

type ReviewedCheck = ReviewedReport['review']['checks'][number]

/** Failed sums, with how far they are off. */
function failedLines(checks: readonly ReviewedCheck[], t: CommandTranslator): string[] {
  return checks
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ formula, left, right, difference }) => {
      const off = t('inspected.offBy', { difference: String(Math.abs(difference ?? 0)) })
      return `  ✗ ${formulaText(t, formula)}: ${left ?? '?'} ≠ ${right ?? '?'}${off}`
    })
}

/** What was found in one report, as lines for a person: errors first. */
export function reviewLines({ report, review }: ReviewedReport, t: CommandTranslator): string[] {
  const { chapters, checks, slips, lastYear, errors } = review
  return [
    report.title ?? t('checked.untitled'),
    t('checked.asRead', {
      body: report.reportingBody ?? '?',
      year: String(report.reportYear ?? '?'),
      date: report.publishedOn ?? '?',
    }),
    ...chapters.flatMap(({ heading, state }) =>
      state === 'present' ? [] : [`  ✗ ${t(`checked.${state}`, { heading })}`],
    ),
    ...failedLines(checks, t),
    ...failedLines(lastYear?.checks ?? [], t),
    ...slips.map(({ sentence, passageId, evidence }) => {
      const place = passageId === null ? '' : ` [${passageId}]`
      return `  ! ${inWords(sentence, t.language)}${place}${evidence === null ? '' : ` ${evidence}`}`
    }),
    ...(lastYear === null
      ? [`  ${t('checked.noLastYear')}`]
      : [
          `  ${t('checked.lastYear', {
            title: lastYear.title ?? lastYear.reportId,
            verbatim: lastYear.verbatim ?? 0,
            length: lastYear.length ?? 0,
          })}`,
        ]),
    errors === 0 ? t('checked.none') : t('checked.errors', { count: errors }),
  ]
}

/** Reviews against the index where there is one. */
async function review(
  context: CommandContext,
  reports: Parameters<typeof reviewReports>[0],
  alone: boolean,
): Promise<ReviewedReport[]> {
  if (alone) return reviewReports(reports, null)
  let service: Awaited<ReturnType<typeof openSearch>>
  try {
    service = await openSearch(context, await openAnalyzer(context))
  } catch (error) {
    if (error instanceof AppError && error.code === 'index_missing')
      return reviewReports(reports, null)
    throw error
  }
  try {
    return await reviewReports(reports, service)
  } finally {
    await service.close()
  }
}

export function addCheckCommand(program: Command, t: CommandTranslator): void {
  program
    .command('check')
    .description(t('check.about'))
    .argument(`<${t('value.file')}>`, t('inspect.file'))
    .option(`--index <${t('value.folder')}>`, t('check.index'))
    .option('--alone', t('check.alone'))
    .option('--json', t('option.json'))
    .action(async (file: string, options: Options) => {
      const context = createContext(t, { indexDir: options.index })
      const { reports } = await readReportsApart({ path: file }, readBoundsOf(context.settings))
      const reviewed = await review(context, reports, options.alone === true)
      if (options.json === true)
        context.print(JSON.stringify({ total: reports.length, reports: reviewed }))
      else
        for (const [i, each] of reviewed.entries()) {
          if (i > 0) context.print('')
          for (const line of reviewLines(each, t)) context.print(line)
        }
      if (reports.length > reviewed.length)
        context.notify(t('checked.cut', { total: reports.length, most: mostReviewed }))
      if (reviewed.some((each) => each.review.errors > 0)) process.exitCode = 1
    })
}
