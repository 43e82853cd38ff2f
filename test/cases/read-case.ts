/** Cases of reading as data: a folder with small invented files and `expected.json`, which says what a careful reader finds in them. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defaultReadLimits, readDocuments } from '../../src/ingest/index.ts'
import { parseReport, walkOutline, type Report } from '../../src/report/index.ts'

/** What one report must be: dotted paths, `figures[KEY/applicant].value`, or one of the names in `expectations`. */
type Expected = Record<string, unknown>

export interface ReadingCheck {
  /** A file of the case's folder. */
  inspect?: string
  reports?: number
  /** The report that `expect` speaks of; the first if absent. */
  report?: number
  expect?: Expected
  /** One a report, in order. */
  each?: Expected[]
  /** The file must be refused by name. */
  refused?: boolean
  anyOf?: ReadingCheck[]
  allOf?: ReadingCheck[]
  /** Checks of an index are asked in the tests of search. */
  files?: string[]
}

export interface ReadingCase {
  name: string
  folder: string
  what: string
  check: ReadingCheck
}

/** Every case of a folder, by name. */
export function casesOf(folder: string): ReadingCase[] {
  return readdirSync(folder).map((name) => {
    const path = join(folder, name)
    const { what, check } = JSON.parse(readFileSync(join(path, 'expected.json'), 'utf8')) as Pick<
      ReadingCase,
      'what' | 'check'
    >
    return { name, folder: path, what, check }
  })
}

/** What of a case does not hold, a sentence each. */
export async function differencesIn(folder: string, check: ReadingCheck): Promise<string[]> {
  if (check.anyOf !== undefined) {
    const answers = await Promise.all(check.anyOf.map((each) => differencesIn(folder, each)))
    return answers.some((each) => each.length === 0) ? [] : [answers.flat().join('; or else: ')]
  }
  if (check.allOf !== undefined)
    return (await Promise.all(check.allOf.map((each) => differencesIn(folder, each)))).flat()
  if (check.inspect === undefined) return []
  const path = join(folder, check.inspect)
  let reports: Report[]
  try {
    reports = (await readDocuments(path, defaultReadLimits)).map((each) => parseReport(each))
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (check.refused !== true) return [`refused: ${message}`]
    return message.includes(check.inspect) ? [] : [`refused without its name: ${message}`]
  }
  if (check.refused === true) return [`${check.inspect} is not refused`]
  const count = check.reports ?? reports.length
  return [
    ...(reports.length === count
      ? []
      : [`${String(reports.length)} reports, not ${String(count)}`]),
    ...(check.expect === undefined
      ? []
      : reportDifferences(reports[check.report ?? 0], check.expect)),
    ...(check.each ?? []).flatMap((each, i) => reportDifferences(reports[i], each)),
  ]
}

/** White space aside. */
const bare = (text: string): string => text.replace(/\s+/g, '')
/** Radicals aside too: a heading is expected as people type it. */
const supplement = new Map(
  [...'⺠民⻅见⻓长⻔门⻘青'].flatMap((each, i, all) =>
    i % 2 === 0 ? [[each, all[i + 1]!] as const] : [],
  ),
)
const folded = (text: string): string =>
  bare(
    [...text]
      .map((each) => supplement.get(each) ?? each)
      .join('')
      .normalize('NFKC'),
  )

interface Contents {
  headings: { text: string; section: string }[]
  passages: { text: string; section: string }[]
  cells: string[]
  everything: string[]
}

function contentsOf(report: Report): Contents {
  const nodes = [...walkOutline(report.outline)]
  const headings = nodes.flatMap(({ heading, section }) =>
    heading === null ? [] : [{ text: heading, section }],
  )
  const passages = nodes.flatMap((node) =>
    node.passages.map(({ text, section }) => ({ text, section: section ?? node.section })),
  )
  const cells = nodes.flatMap((node) =>
    node.tables.flatMap((table) => table.rows.flatMap((row) => row)),
  )
  const everything = [
    ...[...headings, ...passages].map(({ text }) => text),
    ...cells,
    report.title ?? '',
  ]
  return { headings, passages, cells, everything }
}

function figureOf(report: Report, name: string): Report['figures'][number] | undefined {
  const [key, applicant] = name.split('/')
  return report.figures.find(
    (each) =>
      each.key === key &&
      (applicant === undefined
        ? each.applicant === undefined || each.applicant === 'total'
        : each.applicant === applicant),
  )
}

type Test = (report: Report, contents: Contents, wanted: never) => string[]

/** Names of expectations that are no paths, each with what it says when it does not hold. */
const expectations: Record<string, Test> = {
  sections: (_, { headings, passages }, wanted: string[]) =>
    missing(
      wanted,
      (each) => [...headings, ...passages].some(({ section }) => section === each),
      'section',
    ),
  headings: (_, { headings }, wanted: string[]) =>
    missing(
      wanted,
      (each) => headings.some(({ text }) => folded(text) === folded(each)),
      'heading',
    ),
  noHeading: (_, { headings }, wanted: string[]) =>
    unwanted(
      wanted,
      (each) => headings.some(({ text }) => folded(text) === folded(each)),
      'heading',
    ),
  sectionOf: (_, { headings, passages }, wanted: Record<string, string>) =>
    Object.entries(wanted).flatMap(([words, label]) => {
      const hit = [...passages, ...headings].find(({ text }) =>
        folded(text).includes(folded(words)),
      )
      if (hit === undefined) return [`“${words}” is nowhere`]
      return hit.section === label ? [] : [`“${words}” is labelled ${hit.section}, not ${label}`]
    }),
  passageContains: (_, { passages }, wanted: string[]) =>
    missing(wanted, (each) => passages.some(({ text }) => text.includes(each)), 'passage with'),
  passageFlat: (_, { passages }, wanted: string[]) =>
    missing(
      wanted,
      (each) => passages.some(({ text }) => bare(text).includes(bare(each))),
      'passage with',
    ),
  textContains: (_, { everything }, wanted: string[]) =>
    missing(
      wanted,
      (each) => everything.some((text) => bare(text).includes(bare(each))),
      'text with',
    ),
  cell: (_, { cells }, wanted: string[]) =>
    missing(wanted, (each) => cells.some((text) => bare(text) === bare(each)), 'cell'),
  noPassage: (_, { passages }, wanted: string[]) =>
    unwanted(wanted, (each) => passages.some(({ text }) => bare(text) === bare(each)), 'passage'),
  noText: (_, { everything }, wanted: string[]) =>
    unwanted(wanted, (each) => everything.some((text) => bare(text).includes(bare(each))), 'text'),
  noRaw: (_, { headings, passages }, wanted: string[]) =>
    unwanted(
      wanted,
      (each) => [...headings, ...passages].some(({ text }) => text.includes(each)),
      'text',
    ),
  'checks.fail': (report, _, wanted: number) => outcomes(report, 'fail', wanted),
  'checks.pass': (report, _, wanted: number) => outcomes(report, 'pass', wanted),
  warnings: (report, _, wanted: string[]) =>
    missing(wanted, (each) => report.warnings.some(({ code }) => code === each), 'warning'),
  // Every invented place is outside the table of divisions, which is always told.
  someWarning: (report, _, wanted: boolean) =>
    report.warnings.some(({ code }) => code !== 'region_unknown') === wanted ? [] : ['no warning'],
  absentFigure: (report, _, wanted: string[]) =>
    unwanted(wanted, (each) => (figureOf(report, each)?.value ?? null) !== null, 'figure'),
  figureIn: (report, _, wanted: Record<string, unknown[]>) =>
    Object.entries(wanted).flatMap(([key, values]) => {
      const value = figureOf(report, key)?.value ?? null
      return values.includes(value) ? [] : [`${key} is ${String(value)}, none of ${values.join()}`]
    }),
}

function missing(wanted: string[], holds: (each: string) => boolean, what: string): string[] {
  return wanted.filter((each) => !holds(each)).map((each) => `no ${what} “${each}”`)
}

function unwanted(wanted: string[], holds: (each: string) => boolean, what: string): string[] {
  return wanted.filter(holds).map((each) => `a ${what} “${each}”`)
}

function outcomes(report: Report, outcome: string, wanted: number): string[] {
  const count = report.checks.filter((check) => check.outcome === outcome).length
  return count === wanted ? [] : [`${String(count)} checks ${outcome}, not ${String(wanted)}`]
}

function reportDifferences(report: Report | undefined, expected: Expected): string[] {
  if (report === undefined) return ['no such report']
  const contents = contentsOf(report)
  return Object.entries(expected).flatMap(([name, wanted]) => {
    const test = expectations[name]
    if (test !== undefined) return test(report, contents, wanted as never)
    const value = valueAt(report, name)
    const said = JSON.stringify(value ?? null)
    return said === JSON.stringify(wanted)
      ? []
      : [`${name} is ${said}, not ${JSON.stringify(wanted)}`]
  })
}

function valueAt(report: Report, path: string): unknown {
  const [, figure, field] = /^figures\[([^\]]+)\]\.(.+)$/.exec(path) ?? []
  const [from, rest] =
    figure === undefined ? [report, path] : [figureOf(report, figure), field ?? '']
  return rest
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], from)
}
