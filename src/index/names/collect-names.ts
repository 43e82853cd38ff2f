/** Collects everything of a corpus that has a name, with the other names it goes by. */
import {
  figureKeys,
  ordinaryWords,
  placeNameAt,
  sectionLabels,
  shortBodyNames,
  type ReportMetadata,
} from '../../report/index.ts'
import { normalizeText } from '../../text/index.ts'
import type { Corpus } from '../concordance/concordance.ts'
import type { MentionedNumber } from '../concordance/document-numbers.ts'
import { placesInEnglish, sectionsInEnglish } from './english-names.ts'
import { frequentTerms } from './frequent-terms.ts'
import type { NamedThing, NameKind } from './names.ts'

/** A thing with every name it can be found by. */
export interface CollectedName extends NamedThing {
  /** Normalized, its own first. */
  names: string[]
  /** In lower case. */
  english: string[]
  /** The words of its own name where they are known: each sounds as it does alone. */
  words?: string[]
}

/** Document numbers kept, commonest first. */
const mostNumbers = 2_000

/** Things of one kind, counted by the reports that give their name. */
class NameCounter {
  private readonly kind: NameKind
  private readonly things = new Map<string, NamedThing>()

  constructor(kind: NameKind) {
    this.kind = kind
  }

  add(text: string, id: string | null, year: number | null): void {
    let thing = this.things.get(text)
    if (thing === undefined)
      this.things.set(text, (thing = { kind: this.kind, text, ids: [], reports: 0, years: [] }))
    thing.reports++
    if (id !== null && !thing.ids.includes(id)) thing.ids.push(id)
    if (year !== null && !thing.years.includes(year)) thing.years.push(year)
  }

  texts(): Iterable<string> {
    return this.things.keys()
  }

  collect(othersOf: (thing: NamedThing) => { names: string[]; english?: readonly string[] }) {
    return [...this.things.values()].map((thing): CollectedName => {
      const { names, english = [] } = othersOf(thing)
      thing.years.sort((a, b) => a - b)
      const all = [thing.text, ...names].map((name) => normalizeText(name))
      return { ...thing, names: [...new Set(all)], english: [...english] }
    })
  }
}

/** Other names of what begins with a place's name: 淮北 for 淮北市, 阿左旗人民政府 for 阿拉善左旗人民政府. */
function withOtherPlaces(text: string): string[] {
  const place = placeNameAt(text, 0)
  return place === null ? [] : place.others.map((name) => name + text.slice(place.length))
}

/** A body's name without its place: 住房和城乡建设局. A government is not looked for by that. */
function withoutPlace(text: string): string[] {
  let rest = text
  for (;;) {
    const place = placeNameAt(rest, 0)
    if (place === null || place.length === rest.length) break
    rest = rest.slice(place.length)
  }
  return rest === text || /^(?:人民)?政府$/.test(rest) ? [] : [rest]
}

const government = /(?:人民政府|街道办事处)$/u

/**
 * A body's name without the places that it lies in, from the highest down: of 云汀市青岫县溪棠镇人民政府 it is 青岫县溪棠镇人民政府, 溪棠镇人民政府 and 溪棠镇.
 * The report says which places these are, known ones or not.
 */
function belowItsPlaces(text: string, places: readonly string[]): string[] {
  const names: string[] = []
  let rest = text
  for (const place of places) {
    if (!rest.startsWith(place)) continue
    rest = rest.slice(place.length)
    if (!/^(?:人民)?(?:政府|行政公署|管理委员会|管委会)?$/u.test(rest)) names.push(rest)
  }
  const township = names.at(-1)?.replace(government, '') ?? ''
  return /.(?:镇|乡|街道|苏木)$/u.test(township) ? [...names, township] : names
}

function otherBodyNames(text: string, places: readonly string[]): string[] {
  const whole = [text, ...shortBodyNames(text)]
  return whole.flatMap((name) => [
    name,
    ...withOtherPlaces(name),
    ...withoutPlace(name),
    ...belowItsPlaces(name, places),
  ])
}

/** What people call a place without saying that it is one: 高港 for 高港区. Of one character nothing is left to say. */
function withoutKind(place: string): string[] {
  const stem = place.replace(/[省市县区旗盟]$/u, '')
  return stem === place || stem.length < 2 || ordinaryWords.has(stem) ? [] : [stem]
}

/** What people type for a figure whose label begins otherwise. */
const figuresAsCalled: Readonly<Record<string, readonly string[]>> = {
  'requests.received': ['收到申请', '新收申请', '受理申请'],
  'requests.carriedOver': ['结转上年', '上年遗留申请'],
  'requests.granted': ['同意公开', '全部公开'],
  'requests.refused': ['不予公开', '拒绝公开'],
  'requests.concluded.onTime': ['按期办结', '按时答复'],
  'requests.concluded.extended': ['延期答复', '延长期限'],
  'requests.unavailable.notHeld': ['不掌握', '信息不存在'],
  'requests.notProcessed.complaint': ['举报投诉类申请'],
  'reviews.corrected': ['复议纠错', '复议被纠正'],
  'reviews.total': ['复议案件', '被复议'],
  'litigation.total': ['诉讼案件', '被诉'],
  'litigation.corrected': ['败诉'],
  'fees.collectedWanYuan': ['收费金额', '信息处理费'],
  'budget.amountWanYuan': ['经费'],
  'staff.total': ['工作人员', '人员配备'],
}

/** The words of a key: requests.outcomes.total is found by outcomes. */
function wordsOfKey(key: string): string[] {
  return [
    key.toLowerCase(),
    key
      .replace(/[.]/g, ' ')
      .replace(/([A-Z])/g, ' $1')
      .toLowerCase(),
  ]
}

/** Division codes of a report's province, city and county, as far as the closest known place tells. */
function placesOf({ region: { code, province, city, county } }: ReportMetadata) {
  const codes =
    code === null ? [null, null, null] : [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code]
  return [province, city, county].flatMap((name, i) =>
    name === null ? [] : [{ name, code: codes[i] ?? null }],
  )
}

/** Everything that has a name. `numbers` are the document numbers that the texts mention. */
export function collectNames(
  corpus: Corpus,
  metadata: readonly ReportMetadata[],
  numbers: readonly MentionedNumber[],
): CollectedName[] {
  const bodies = new NameCounter('body')
  const places = new NameCounter('place')
  const titles = new NameCounter('title')
  /** The places that each body lies in, the highest first. */
  const placesOfBody = new Map<string, string[]>()
  for (const report of metadata) {
    const { title, reportingBody, bodyId, reportYear, region } = report
    if (reportingBody !== null) {
      bodies.add(reportingBody, bodyId, reportYear)
      const { province, city, county } = region
      placesOfBody.set(
        reportingBody,
        [province, city, county].filter((place) => place !== null),
      )
    }
    if (title !== null) titles.add(title, null, reportYear)
    const seen = new Set<string>()
    for (const { name, code } of placesOf(report)) {
      if (!seen.has(name)) places.add(name, code, reportYear)
      seen.add(name)
    }
  }
  const sections = sectionLabels.map(({ key, label }): CollectedName => ({
    kind: 'section',
    text: label,
    ids: [key],
    reports: 0,
    years: [],
    names: [normalizeText(label)],
    english: [...sectionsInEnglish[key]],
  }))
  const figures = figureKeys.map(({ key, label, aliases = [] }): CollectedName => ({
    kind: 'figure',
    text: label,
    ids: [key],
    reports: 0,
    years: [],
    names: [label, ...(figuresAsCalled[key] ?? [])].map((name) => normalizeText(name)),
    english: [key, ...aliases].flatMap(wordsOfKey),
  }))
  const plain = (kind: 'term' | 'documentNumber', text: string, shown: string, count: number) => ({
    kind,
    text: shown,
    ids: [],
    reports: count,
    years: [],
    names: [text],
    english: [],
  })
  const named = new Set([...bodies.texts(), ...places.texts()].map((text) => normalizeText(text)))
  const terms = frequentTerms(corpus)
    .filter(({ text }) => !named.has(text))
    .map(({ text, reports, words }): CollectedName => ({
      ...plain('term', text, text, reports),
      words,
    }))
  return [
    ...sections,
    ...figures,
    ...places.collect(({ text }) => ({
      names: [...withOtherPlaces(text), ...withoutKind(text)],
      english: placesInEnglish[text] ?? [],
    })),
    ...bodies.collect(({ text }) => ({
      names: otherBodyNames(text, placesOfBody.get(text) ?? []),
    })),
    ...numbers
      .slice(0, mostNumbers)
      .map(({ text, occurrences }): CollectedName =>
        plain('documentNumber', text, text.replace('[', '〔').replace(']', '〕'), occurrences),
      ),
    ...titles.collect(() => ({ names: [] })),
    ...terms,
  ]
}
