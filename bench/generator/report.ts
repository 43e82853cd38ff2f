/** One generated report: text, what a careful reader finds in it, and where each figure stands. */
import { createBody, type Level } from './body.ts'
import { createFacts } from './facts.ts'
import { layout2008, layout2019, layout2021, type LayoutInput, type Step } from './layout.ts'
import { createRandom, mixSeed, type Random } from './random.ts'
import { createSentenceSource, type SentenceSource, type Topic } from './sentences.ts'
import { createTextBuilder, type FigurePlace, type TextBuilder } from './text-builder.ts'

export type GeneratedEra = '2008' | '2019' | '2021'

interface ExpectedFigure {
  /** Dotted key as in the design's list. */
  key: string
  applicant?: string
  /** null for a cell printed blank. */
  value: number | null
  stated: 'table' | 'prose'
}

export interface GeneratedReport {
  fileName: string
  text: string
  expected: {
    era: GeneratedEra
    title: string
    reportingBody: string
    administrativeLevel: Level
    reportYear: number
    /** YYYY-MM-DD. */
    publishedOn: string
    /** Set where the body's name begins with a real province; cities and counties are all invented. */
    region?: { province: string }
    /** Each key (and applicant) once; a figure that stands in a table and in prose is listed as the table's. */
    figures: ExpectedFigure[]
  }
  places: FigurePlace[]
}

const layouts: Record<GeneratedEra, (input: LayoutInput) => Step[]> = {
  '2008': layout2008,
  '2019': layout2019,
  '2021': layout2021,
}

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九']

/** Which report to make: the same order always gives the same report. */
export interface ReportOrder {
  seed: number
  bodyIndex: number
  year: number
  firstYear: number
  era: GeneratedEra
  characters: number
  /** Makes the file name unique. */
  serial: number
}

export function generateReport(order: ReportOrder): GeneratedReport {
  const { seed, bodyIndex, year, era, serial } = order
  const body = createBody(seed, bodyIndex, order.firstYear)
  const facts = createFacts(seed, bodyIndex, body, year)
  const random = createRandom(mixSeed(seed, bodyIndex, year, 7))
  const publishedOn = { year: year + 1, month: random.integer(1, 3), day: random.integer(4, 28) }
  const title = body.name + titleEnding(random, year)
  const variant = random.integer(0, 11)
  const steps = layouts[era]({ body, year, facts, title, publishedOn, variant })
  const source = createSentenceSource(random, { body, year, ...facts })
  const builder = createTextBuilder()
  writeSteps(builder, steps, order.characters, source, random)
  const { text, places } = builder.finish()
  const month = String(publishedOn.month).padStart(2, '0')
  const day = String(publishedOn.day).padStart(2, '0')
  return {
    fileName: `${String(serial).padStart(6, '0')}-${year}-${body.name}.txt`,
    // Many published texts come with half-width brackets. The swap keeps every offset.
    text: variant % 4 === 1 ? text.replaceAll('（', '(').replaceAll('）', ')') : text,
    expected: {
      era,
      title,
      reportingBody: body.name,
      administrativeLevel: body.level,
      reportYear: year,
      publishedOn: `${publishedOn.year}-${month}-${day}`,
      ...(body.province === null ? {} : { region: { province: body.province } }),
      figures: toExpectedFigures(places),
    },
    places,
  }
}

function titleEnding(random: Random, year: number): string {
  return random.pick([
    `${year}年政府信息公开工作年度报告`,
    `${year}年政府信息公开工作年度报告`,
    `${year}年政府信息公开年度报告`,
    `${year}年度政府信息公开工作年度报告`,
  ])
}

function writeSteps(
  builder: TextBuilder,
  steps: readonly Step[],
  characters: number,
  source: SentenceSource,
  random: Random,
): void {
  const measure = createTextBuilder()
  let weightLeft = 0
  for (const step of steps) {
    if (step.kind === 'fixed') step.write(measure)
    else weightLeft += step.weight
  }
  let proseLeft = characters - measure.length()
  for (const step of steps) {
    if (step.kind === 'fixed') {
      step.write(builder)
      continue
    }
    const before = builder.length()
    const budget = Math.max(0, Math.floor((proseLeft * step.weight) / weightLeft))
    writeProse(builder, step.topics, budget, step.numbered, source, random)
    proseLeft -= builder.length() - before
    weightLeft -= step.weight
  }
}

/** Paragraphs of about `budget` characters; numbered ones begin 一是, 二是. */
function writeProse(
  builder: TextBuilder,
  topics: readonly Topic[],
  budget: number,
  numbered: boolean,
  source: SentenceSource,
  random: Random,
): void {
  const end = builder.length() + budget
  const halfSentence = 22
  do {
    const topic = random.pick(topics)
    const target = random.integer(60, 380)
    let paragraph = ''
    let count = 0
    do {
      if (numbered && count < ordinals.length) paragraph += `${ordinals[count]!}是`
      paragraph += source.sentence(topic)
      count += 1
    } while (paragraph.length < target && builder.length() + paragraph.length + halfSentence < end)
    builder.line([paragraph])
  } while (builder.length() + halfSentence < end)
}

function toExpectedFigures(places: readonly FigurePlace[]): ExpectedFigure[] {
  const figures = new Map<string, ExpectedFigure>()
  for (const { key, applicant, value, stated } of places) {
    if (key.startsWith('_')) continue
    const name = `${key}@${applicant ?? ''}`
    if (figures.get(name)?.stated === 'table') continue
    figures.set(name, { key, ...(applicant === undefined ? {} : { applicant }), value, stated })
  }
  return [...figures.values()]
}
