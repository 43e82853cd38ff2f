/** Figures that a report states in sentences: every candidate, and which of those that disagree counts. */
import type { Figure, FigureCandidate, FigureDecider, OutlineNode } from '../types.ts'
import type { SectionKey } from '../section-labels.ts'
import { parseLineNumber } from '../headings.ts'
import { walkOutline } from '../walk-outline.ts'
import { normalizeText } from '../../text/index.ts'
import { figureKeyOf } from './figure-keys.ts'
import { toUnit } from './numbers.ts'
import { understand, type Found, type Place } from './prose-keys.ts'
import {
  readStatements,
  startContext,
  type Family,
  type Scope,
  type Speaker,
} from './prose-statements.ts'
import { sentencesOf, type Sentence } from './running-text.ts'

/** Sections that tell of plans, or repeat the tables: a number there is no figure of the year. */
const sectionsWithoutFigures = new Set<SectionKey>(['problemsAndImprovements', 'statistics'])
/** Sections about one subject each: what they count is a part. */
const topicalSections = new Set<SectionKey>([
  'keyAreas',
  'governmentServices',
  'interpretationAndResponse',
])

/** Most sentences state nothing: they have neither a number of things that are counted nor a word for none of them. */
const mayNumber =
  /[\d零〇一二三四五六七八九十两]\s*(?:条|件|份|宗|起|例|次|篇|封|个|项|人|名|部|场|期|处|万?元)|[数为是:共率]\s*\d|公开\d/
const mayCount =
  /申请|公开|发布|推送|复议|诉讼|费|专职|全职|兼职|人员|投诉|举报|答复|办结|结转|维持|纠|审结|信函|当面|网络|传真|邮|不存在|规范性|决定|微博|微信|公报|培训|会议|发布会|访谈|回应|解读|查阅|废止|有效|掌握|现成|明确|重复/
const mayDeny = /未|没|无|零/
const mayBeDenied = /申请|复议|诉讼|申诉|费|举报|投诉|专职|全职|兼职|规范性|结转/

function mayState(text: string): boolean {
  return (
    (mayNumber.test(text) && mayCount.test(text)) || (mayDeny.test(text) && mayBeDenied.test(text))
  )
}

/** A statutory table that lost its cells is no sentence. */
const flattenedTable = /勾稽关系|第二十条第|申请人情况|法人或其他组织总计|结果维持\s*结果纠正/

const applications = /公开申请|依申请公开|申请公开/

/** A figure in prose with what decides between candidates. */
interface Candidate {
  figure: Figure
  rank: readonly [scope: number, plain: number, chapter: number, total: number]
  scope: Scope | null
}

/** Ranks by which candidates are weighed, in order; the name of the one that decided is kept. */
const deciders: readonly FigureDecider[] = ['scope', 'wording', 'chapter', 'total']

const scopeRank: Record<Scope, number> = {
  whole: 3,
  own: 2,
  level: 1,
  part: 0,
  other: 0,
}

const chapterOf: readonly (readonly [prefix: string, section: SectionKey])[] = [
  ['proactiveDisclosure', 'proactiveDisclosure'],
  ['normativeDocuments', 'proactiveDisclosure'],
  ['rules', 'proactiveDisclosure'],
  ['requests', 'disclosureOnRequest'],
  ['reviews', 'reviewAndLitigation'],
  ['litigation', 'reviewAndLitigation'],
  ['appeals', 'reviewAndLitigation'],
  ['complaints', 'reviewAndLitigation'],
  ['fees', 'fees'],
  ['staff', 'oversight'],
  ['budget', 'oversight'],
]

/** What is stated in prose. */
export interface ProseReading {
  /** One a key, in reading order of their keys' first statement; disputed ones without a value. */
  figures: readonly Figure[]
  /** What another body or a part states where nothing speaks for the whole: for the comparison with tables alone. */
  narrower: readonly Figure[]
}

/** Readings of the outlines seen last: reading and checking both ask for them. */
const known = new WeakMap<readonly OutlineNode[], ProseReading>()

/**
 * Reads the sentences of a report.
 *
 * @param speaker whose report it is and of which year, for a first reading; later ones give what that found
 */
export function readProse(
  outline: readonly OutlineNode[],
  speaker: Speaker = { reportYear: null, reportingBody: null },
): ProseReading {
  const before = known.get(outline)
  if (before !== undefined) return before
  const byKey = new Map<string, Candidate[]>()
  for (const candidate of candidatesOf(outline, normalizedSpeaker(speaker))) {
    const { key } = candidate.figure
    const own = byKey.get(key)
    if (own === undefined) byKey.set(key, [candidate])
    else own.push(candidate)
  }
  const reading = choose(byKey)
  known.set(outline, reading)
  return reading
}

function normalizedSpeaker({ reportYear, reportingBody }: Speaker): Speaker {
  return { reportYear, reportingBody: reportingBody === null ? null : normalizeText(reportingBody) }
}

function candidatesOf(outline: readonly OutlineNode[], speaker: Speaker): Candidate[] {
  const chapters = reviewChapters(outline, speaker)
  const leads = leadsOf(outline)
  const candidates: Candidate[] = []
  let passage = ''
  let family: Family | null = null
  let isTopical = false
  let last = ''
  for (const sentence of sentencesOf(outline)) {
    const { section } = sentence
    // "四、行政复议情况" over "无。": the answer to what stands before it.
    const lead = sentence.passageId === passage ? last : leads.get(sentence.passageId)
    const text =
      lead !== undefined && sentence.text.length <= 16 && bareNone.test(sentence.text)
        ? `${lead}:无`
        : sentence.text
    last = sentence.text.replace(/。$/, '')
    if (sentence.passageId !== passage) {
      passage = sentence.passageId
      family = null
      isTopical = topicalSections.has(section) || opensWithSubject(text)
    }
    if (sectionsWithoutFigures.has(section) || flattenedTable.test(text) || !mayState(text))
      continue
    const place: Place = {
      section,
      isTopical,
      isReviewChapter: chapters.has(sentence.passageId),
      reportingBody: speaker.reportingBody,
      reportYear: speaker.reportYear,
      hasSeveralFees: (text.match(amountOfOneFee) ?? []).length > 1,
    }
    const isOfOtherCases =
      otherCases.test(text) || chapters.get(sentence.passageId) === 'otherMatters'
    const context = startContext(section, family ?? (applications.test(text) ? 'requests' : null))
    const read: { found: Found; family: Family | null; scope: Scope | null }[] = []
    const holdsCarriedOver = carriedOverWithin.test(text)
    const otherUnits = new Set<Family | null>()
    readStatements(text, context, speaker, (statement) => {
      const { scope, partOf } = statement.context
      const { found, understood } = understand(statement, place)
      const { family } = understood
      if (statement.number !== null && scope === 'part' && partOf === null) otherUnits.add(family)
      // "受理25件,其中上年结转3件": what was received this year is not told by the whole.
      const told = found.filter(
        ({ key }) => !(holdsCarriedOver && partOf === null && key === 'requests.received'),
      )
      read.push(...told.map((each) => ({ found: each, family, scope })))
      return understood
    })
    for (const { found, family, scope } of read) {
      if (isOfOtherCases && found.isWeak && reviewKey.test(found.key)) continue
      // "县政府收到15件,县直部门收到40件": side by side, both are parts.
      const isPart = (scope === 'level' || scope === 'own') && otherUnits.has(family)
      candidates.push(candidateOf(sentence, found, isPart ? 'part' : scope))
    }
    family = context.family
  }
  return candidates
}

const amountOfOneFee =
  /(?:检索|复制|复印|邮寄|邮递|工本|成本)费?(?:用)?[^,、;。]{0,6}?\d[\d.]*万?元/g
/** The applications of the year before are counted with those of the year. */
const carriedOverWithin = new RegExp(
  [
    '(?:其中|(?<![不未])(?:包含|包括|(?<!包)含))[:,]?',
    // Those of the year may be named first.
    '(?:[^,;。\\d]{0,8}?(?:新收|新增|收到|受理)[^,;。\\d]{0,6}\\d+[件宗份]?[、,和及])?',
    '(?:[^,;。\\d]{0,8}?(?:上年度?|去年|上一年度?|往年度?|历年|以往年?度?|以前年?度?|前几年|\\d{4}年度?)[^,;。\\d]{0,6}?(?:结转|转入|遗留|接转|延续|未办结)',
    '|(?:结转|延续)(?:上年|去年))',
  ].join(''),
)
/**
 * "复议210件,其中涉及政府信息公开的13件", "均与政府信息公开无关", "负责人出庭率90%": the cases counted are of every kind.
 */
const otherCases =
  /(?:其中|中)[^。;]{0,24}(?:信息公开|政务公开)|出庭率|负责人出庭|败诉率|应诉率|(?:与|和|同)[^,。;]{0,8}公开[^,。;]{0,8}无关|(?:不涉及|未涉及|并非|不是|不属于)[^,。;]{0,8}(?:信息|政务)公开/
/** Matters that reviews and lawsuits are about otherwise: 均为治安处罚类案件. */
const otherMatters =
  /治安|交通|处罚|征收|征地|拆迁|补偿|不动产|登记|工伤|社保|社会保险|劳动|土地|房屋|许可|确权|户籍|规划|行政强制|行政执法/
const reviewKey = /^(?:reviews|litigation|appeals)\./

/** A short sentence that only says that there was none. What it begins with is bounded: 本本本… can be cut in as many ways as a power of two. */
const bareNone =
  /^(?:(?:本|该|\d{4})年度?|[我本]\S{1,2}|全年|,){0,6}(?:均?无|没有|暂无|均?未发生|没有发生|均?未收到|均?无此|零)(?:此类|此项|该类|上述|以上|这类|相关)?(?:情况|案件|事项|情形)?(?:发生)?[。.;]?$/

/** Headings by the only passage below them. */
function leadsOf(outline: readonly OutlineNode[]): Map<string, string> {
  const leads = new Map<string, string>()
  for (const { heading, passages } of walkOutline(outline)) {
    if (heading === null || passages.length !== 1) continue
    const words = heading.slice(parseLineNumber(heading)?.length ?? 0)
    leads.set(passages[0]!.id, normalizeText(words).replace(/\s|。$/g, ''))
  }
  return leads
}

/** "推进环境信息公开。…": the paragraph is about one subject. */
const subject =
  /^(?:[一二三四五六七八九十]+(?:是|、)|\(?[一二三四五六七八九十\d]+\)?[.、]?)?(?:深入|积极|大力|不断|持续|扎实|全面|进一步|着力|稳步)*(?:推进|加强|做好|抓好|深化|加大|强化|推动|规范|突出|围绕)?(?<subject>[^,。:;]{2,20}?)(?:领域|方面)?(?:信息)?公开(?:力度|工作|透明)?[。:]/
const ownSubject = /主动|依申请|政府$|政务$|政府信息|政务信息|主要|申请|不予|及时|全面/

function opensWithSubject(text: string): boolean {
  const found = subject.exec(text)?.groups?.['subject']
  return found !== undefined && !ownSubject.test(found)
}

/**
 * Passages under a chapter, or a heading, on the reviews and lawsuits of disclosure. The form's chapter is on these alone, so one whose
 * heading leaves 公开 out is taken for it, unless the passage names other matters that the cases are about. A heading below another
 * chapter has to say 公开 itself, and so has that of an office that decides reviews: it reports on all of them.
 */
function reviewChapters(
  outline: readonly OutlineNode[],
  { reportingBody }: Speaker,
): Map<string, 'disclosure' | 'otherMatters'> {
  const decidesReviews = /司法|法制|复议/.test(reportingBody ?? '')
  const passages = new Map<string, 'disclosure' | 'otherMatters'>()
  const visit = (node: OutlineNode, from: 'said' | 'form' | null, isChapter: boolean): void => {
    let within = from
    if (node.section === 'reviewAndLitigation') {
      if (normalizeText(node.heading ?? '').includes('公开')) within = 'said'
      else if (isChapter && !decidesReviews) within ??= 'form'
    }
    for (const { id, section, text } of node.passages) {
      if (within === null || (section ?? 'reviewAndLitigation') !== 'reviewAndLitigation') continue
      const isOther = within === 'form' && otherMatters.test(normalizeText(text))
      passages.set(id, isOther ? 'otherMatters' : 'disclosure')
    }
    for (const child of node.children) visit(child, within, false)
  }
  for (const node of outline) visit(node, null, true)
  return passages
}

function candidateOf(sentence: Sentence, found: Found, scope: Scope | null): Candidate {
  const { value, raw, unit: printedUnit } = found
  const { key, label, unit } = figureKeyOf(found.key)
  const chapter = chapterOf.find(([prefix]) => key.startsWith(prefix))?.[1]
  return {
    figure: {
      key,
      label,
      value: toUnit(value, printedUnit === '' ? null : printedUnit, unit),
      raw,
      unit,
      reading: 'prose',
      source: { passageId: sentence.passageId, sentence: sentence.printed },
    },
    rank: [
      scopeRank[scope ?? 'own'],
      found.isWeak ? 0 : 1,
      sentence.section === chapter ? 1 : 0,
      found.isTotal ? 1 : 0,
    ],
    scope,
  }
}

function choose(byKey: ReadonlyMap<string, readonly Candidate[]>): ProseReading {
  const figures: Figure[] = []
  const narrower: Figure[] = []
  const widest = widestScope(byKey.get('requests.received'))
  for (const [key, all] of byKey) {
    const whole = all.filter(({ rank }) => rank[0] > 0)
    // Outcomes of one office's applications are no outcomes of all.
    const own =
      key.startsWith('requests.') && key !== 'requests.received'
        ? whole.filter(({ rank }) => rank[0] >= Math.min(widest, 2))
        : whole
    const first = own[0]
    if (first === undefined) {
      narrower.push(...all.map(({ figure }) => figure))
      continue
    }
    figures.push(chosen(own))
    if (first.scope === 'level') narrower.push(first.figure)
  }
  return { figures, narrower }
}

function widestScope(received: readonly Candidate[] | undefined): number {
  return Math.max(0, ...(received ?? []).map(({ rank }) => rank[0]))
}

function chosen(candidates: readonly Candidate[]): Figure {
  let left = candidates
  for (const [i, decider] of deciders.entries()) {
    const values = new Set(left.map(({ figure }) => figure.value))
    if (values.size === 1) break
    const best = Math.max(...left.map(({ rank }) => rank[i]!))
    const kept = left.filter(({ rank }) => rank[i] === best)
    const isDecided =
      kept.length < left.length && new Set(kept.map(({ figure }) => figure.value)).size === 1
    left = kept
    if (isDecided) return { ...left[0]!.figure, decidedBy: decider, candidates: listed(candidates) }
  }
  const { figure } = left[0]!
  if (new Set(left.map(({ figure: { value } }) => value)).size === 1) return figure
  return { ...figure, value: null, state: 'disputed', candidates: listed(left) }
}

function listed(candidates: readonly Candidate[]): FigureCandidate[] {
  return candidates.map(({ figure: { value, raw, source } }) => ({ value, raw, source }))
}
