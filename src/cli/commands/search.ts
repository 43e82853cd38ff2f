/** `gongkai search`: the same search on the terminal, matches marked. */
import type { Command } from 'commander'
import { figureLabel, formatNumber, formulaText, unitLabel } from '../../language/index.ts'
import { inWords } from '../../sentence.ts'
import type { Answer, PassageHit, SearchResponse } from '../../search/index.ts'
import { briefColumns } from '../../views/index.ts'
import { createContext, openAnalyzer, openSearch, type CommandContext } from '../context.ts'
import { addFilterOptions, filtersOf, type FilterOptions } from '../filter-options.ts'
import { searchBatch, usage } from './search-batch.ts'
import type { CommandTranslator } from '../translator.ts'

interface Options extends FilterOptions {
  index?: string
  limit?: string
  batch?: string
  out?: string
  json?: boolean
}

/** Reports shown unless said otherwise. */
const usualLimit = 10

/** Marked words: bold on a terminal, 【…】 elsewhere. */
function mark(
  { text, highlights }: Pick<PassageHit, 'text' | 'highlights'>,
  isTerminal: boolean,
): string {
  const [before, after] = isTerminal ? ['\x1b[1;33m', '\x1b[0m'] : ['【', '】']
  let out = ''
  let at = 0
  for (const [start, end] of highlights) {
    out += `${text.slice(at, start)}${before}${text.slice(start, end)}${after}`
    at = end
  }
  return out + text.slice(at)
}

/** A passage on one line: a row of a table with the names of its columns, what it stands under first. */
function printed(passage: PassageHit, isTerminal: boolean): string {
  const { row } = passage
  if (row === null) return mark(passage, isTerminal)
  const written = row.cells
    .filter(({ text }) => text !== '')
    .map((cell) => ({ ...cell, marked: mark(cell, isTerminal) }))
  const labels = written.filter(({ isLabel }) => isLabel).map(({ marked }) => marked)
  const values = written.filter(({ isLabel }) => !isLabel)
  const names = briefColumns(values.map(({ column }) => column))
  const named = values.map(({ marked }, i) => `${names[i]!} ${marked}`.trim())
  const of = [...row.under, ...labels].join(' › ')
  return [of, named.join(' · ')].filter((part) => part !== '').join(': ')
}

/** Says of a passage that it was read off a picture. */
const ocrMark = (t: CommandTranslator, { ocr }: PassageHit): string =>
  ocr === true ? ` [${t('found.ocr')}]` : ''

/** The figure that the query names, with its places; a ranking in its order. */
function printAnswer(
  print: CommandContext['print'],
  t: CommandTranslator,
  { key, label, unit, applicant, values, sums, kind, by, order, passedOver }: Answer,
): void {
  const name = figureLabel(t, key, label)
  const who = applicant === null ? '' : ` (${t.maybe(`applicant.${applicant}`, applicant)})`
  const ranked = kind === 'ranking' ? ` · ${t(`answered.${by ?? 'body'}.${order ?? 'most'}`)}` : ''
  print('')
  print(`= ${name}${who}${ranked}`)
  const written = (value: number): string => `${formatNumber(value)} ${unitLabel(t, unit)}`.trim()
  for (const each of values) {
    const from = `${each.reportId}#${each.source.passageId}`
    print(
      `  ${each.reportingBody ?? each.title ?? ''}  [${each.reportYear ?? '?'}]  ${written(each.value)}  ${from}`,
    )
    if (each.place !== null && kind === 'value') print(`    ${each.place}`)
    for (const formula of each.failedChecks)
      print(`    ! ${t('answered.checkFails', { formula: formulaText(t, formula) })}`)
  }
  for (const { year, sum, reports } of sums)
    print(`  ${t('answered.sum', { year: String(year), reports, sum: written(sum) })}`)
  if (passedOver > 0) print(`  ! ${t('answered.passedOver', { reports: passedOver })}`)
}

function printResponse(
  { print, t }: CommandContext,
  response: SearchResponse,
  isTerminal: boolean,
): void {
  const { total: reports, passages, occurrences, tookMs: ms } = response
  print(t('found.counts', { reports, passages, occurrences, ms }))
  const isQuestion = response.warnings.some(({ code }) => code === 'question')
  if (response.match === 'partial' && !isQuestion) print(t('found.partly'))
  const { leftOut } = response.query
  if (leftOut.length > 0)
    print(t('found.leftOut', { words: leftOut.map(({ text }) => text).join(' ') }))
  for (const { text, names, applied } of response.query.named)
    if (applied) print(t('found.named', { text, names: names.slice(0, 3).join('、') }))
  for (const { text, formal, counted } of response.query.explained) {
    const said = counted ? 'found.explainedCounted' : 'found.explained'
    print(t(said, { term: text, formal: formal.join('、') }))
  }
  for (const { sentence } of response.warnings) print(`! ${inWords(sentence, t.language)}`)
  for (const answer of response.answers) printAnswer(print, t, answer)
  for (const hit of response.hits) {
    print('')
    print(
      `${hit.title ?? hit.reportId}  [${hit.reportYear ?? '?'}] ${hit.reportingBody ?? ''}  ${t('found.places', { occurrences: hit.occurrences })}  ${hit.reportId}`,
    )
    for (const passage of hit.passages) {
      print(
        `  ${t(`section.${passage.section}`)} ${passage.passageId}${ocrMark(t, passage)}  ${printed(passage, isTerminal)}`,
      )
    }
  }
}

export function addSearchCommand(program: Command, t: CommandTranslator): void {
  const command = program
    .command('search')
    .description(t('search.about'))
    .argument(`[${t('value.query')}]`, t('search.query'))
    .option(`--index <${t('value.folder')}>`, t('option.index'))
  addFilterOptions(command, t, { narrowsPassages: true })
    .option(`--limit <${t('value.number')}>`, t('search.limit'))
    .option(`--batch <${t('value.file')}>`, t('search.batch'))
    .option(`--out <${t('value.file')}>`, t('search.out'))
    .option('--json', t('option.json'))
    .action(async (q: string | undefined, options: Options) => {
      if (options.batch !== undefined) {
        if (q !== undefined) throw usage(t('usage.batchAlone'), '--batch', q)
        await searchBatch(createContext(t, { indexDir: options.index }), options.batch, options)
        return
      }
      if (q === undefined)
        throw usage(t('usage.missingArgument', { name: t('value.query') }), t('value.query'), '')
      if (options.out !== undefined) throw usage(t('usage.outWithBatch'), '--out', options.out)
      const given = options.limit ?? String(usualLimit)
      const limit = Number(given)
      if (!Number.isInteger(limit) || limit < 1 || limit > 100)
        throw usage(t('usage.limit', { option: '--limit', value: given }), '--limit', given)
      const filters = filtersOf(options, t)
      const context = createContext(t, { indexDir: options.index })
      const service = await openSearch(context, await openAnalyzer(context))
      try {
        const response = await service.search({ q, filters, sort: 'relevance', limit, offset: 0 })
        if (options.json === true) context.print(JSON.stringify(response))
        else printResponse(context, response, process.stdout.isTTY)
      } finally {
        await service.close()
      }
    })
}
