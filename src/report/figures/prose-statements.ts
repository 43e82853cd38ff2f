/**
 * Cuts a sentence into statements: one number, or one "none", with the words that belong to it, and what the sentence said
 * before (who speaks, of which time, of which whole this is a part). What a statement means is told by `prose-keys.ts`.
 */
import type { SectionKey } from '../section-labels.ts'
import { is, tokensOf, type ProseNumber, type ProseToken } from './prose-tokens.ts'

/** What a statement is about. */
export type Family =
  | 'requests'
  | 'publication'
  | 'reviews'
  // What was held or made was counted last: who took part, what was repealed, may follow.
  | 'training'
  | 'documents'
  | 'other'

/**
 * Who is counted: the whole body or place, its own level, or only some of its units; `other` for another body, and for the place of an
 * office that reports of itself.
 */
export type Scope = 'whole' | 'own' | 'level' | 'part' | 'other'

/** What a sentence has said so far. */
export interface Context {
  /** What the numbers are about where a clause does not say it. */
  family: Family | null
  /** Of what the following numbers are parts; null where they are not. */
  partOf: Family | null
  scope: Scope | null
  /** False where the words so far speak of another time than the report's year. */
  isThisYear: boolean
  /** A time was named: 全年, 2017年. */
  hasPeriod: boolean
  /** 截至…: what is counted up to a day may have begun before the year. */
  isUntil: boolean
  /** 截至… is the only time named: 共 or 累计 then may be a sum over years. */
  isUntilAlone: boolean
  /** 自2008年…, …以来: what ends in the report's year began before it. */
  isSince: boolean
  /** "(含历年)", "系三年之和": what is counted here is a sum over years, whatever year was named. */
  isOverYears: boolean
  /** 因政府信息公开: reviews and lawsuits that follow come from disclosure. */
  isFromDisclosure: boolean
  /** One topic among many is spoken of (在土地出让方面). */
  isTopical: boolean
  /** The last outcome named, whose grounds may follow. */
  outcome: string | null
  /** Reviews or lawsuits, whichever were counted last, whose results may follow; fresh until a result is named. */
  reviews: { group: string; isFresh: boolean } | null
  /** What applications were counted in: 受理1起 … 公开2份 counts documents. */
  caseUnit: string | null
  /** Cases of all kinds were counted: what follows comes from disclosure only where it says so. */
  hasOtherCases: boolean
  /** Who was counted before the parts began: whom a semicolon goes back to. */
  wholeScope: Scope | null
  /** What was last said to be done: a sum at the end is of that. */
  verb: string | null
}

export interface Statement {
  /** The words around the number, in order. */
  tokens: readonly ProseToken[]
  number: ProseNumber | null
  /** The statement says that there was none; then `number` is null. */
  isNone: boolean
  context: Context
}

/** Of whom a report speaks, where that is known. */
export interface Speaker {
  reportYear: number | null
  reportingBody: string | null
}

/** What a statement was understood as: sets what the next one may lean on. */
export interface Understood {
  family: Family | null
  outcome?: string | null
  reviews?: Context['reviews']
  caseUnit?: string
  hasOtherCases?: boolean
  isOverYears?: boolean
}

type Understand = (statement: Statement) => Understood

const familyOfSection: Partial<Record<SectionKey, Family>> = {
  disclosureOnRequest: 'requests',
  proactiveDisclosure: 'publication',
  reviewAndLitigation: 'reviews',
}

export function startContext(section: SectionKey, family: Family | null = null): Context {
  return {
    family: familyOfSection[section] ?? family,
    partOf: null,
    scope: null,
    isThisYear: true,
    hasPeriod: false,
    isUntil: false,
    isUntilAlone: false,
    isSince: false,
    isOverYears: false,
    isFromDisclosure: false,
    isTopical: false,
    outcome: null,
    reviews: null,
    caseUnit: null,
    hasOtherCases: false,
    wholeScope: null,
    verb: null,
  }
}

/** Titles of documents and names in quotation marks say nothing of what is counted. */
const titles = /(?:按照|根据|依照|依据|遵照)?《[^》]{0,120}》/g
const quoted = /"(?<inner>[^"]{0,60})"/g
const tellingQuote =
  /公开|申请|复议|诉讼|微信|微博|网站|不存在|本机关|补正|信用|三安全|[一二三四五六七八九十]五/
/** Behind a title these are of it: 涉及《征地公告》的申请, 公开《水利规划》等信息. */
const namedByTitle =
  /^(?:的?(?:政府|政务)?信息|的?(?:政府信息公开)?申请|等(?!有关|相关|规定|要求|法律|法规|文件|制度|精神|政策))/
/** Behind a name these are of its kind: 收到"一件事"申请 is no application for information, 公开"双公示"信息 a part. */
const namedThing = /^(?:申请|信息|类|案件|事项|领域|期间|数据|目录)/
/** "由900条增至1100条": the number before is another year's, that behind it this year's. */
const risen =
  /(?:由|从)(?:上年度?|去年|前年|(?:19|20)\d\d年)?(?:同期)?的?约?\d[\d,.]*万?[\u4e00-\u9fff]{0,3}?(?:增加|增长|上升|提升|提高|增|升|下降|降低|减少|缩减|减|降)(?:至|到|为)/g
/** Numbers of documents: 国办发[2016]80号. */
const documentNumber = /[\u4e00-\u9fff]{0,8}\[\d{4}\]第?\d+号/g

interface Clause {
  text: string
  /** Brackets opened and not closed before it. */
  depth: number
  /** The mark it ends with. */
  end: string
}

function clausesOf(sentence: string): Clause[] {
  const text = sentence
    .replace(/\s/g, '')
    // Words that a conversion to Traditional characters also translated do not come back by themselves.
    .replaceAll('资讯', '信息')
    .replaceAll('网路', '网络')
    .replace(titles, (whole: string, at: number, all: string) =>
      namedByTitle.test(all.slice(at + whole.length)) ? '《》' : '',
    )
    .replace(quoted, (whole: string, inner: string, at: number, all: string) =>
      tellingQuote.test(inner) || namedThing.test(all.slice(at + whole.length)) ? inner : '',
    )
    .replace(documentNumber, '')
    .replace(risen, '')
  const clauses: Clause[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i <= text.length; i++) {
    const mark = text[i] ?? ''
    const isThousands =
      mark === ',' && /\d/.test(text[i - 1] ?? '') && /^\d{3}(?!\d)/.test(text.slice(i + 1))
    // A colon before a number only stands for 为.
    const isColon = mark === ':' && !/\d/.test(text[i + 1] ?? '')
    if (mark !== '' && !isColon && (!',;。!?()'.includes(mark) || isThousands)) continue
    const words = text.slice(start, i).replace(/^(?:[①-⑳]|\d{1,2}[.．、])(?=\D)/, '')
    if (words !== '' || mark === '(' || mark === ')')
      clauses.push({ text: words, depth, end: mark })
    if (mark === '(') depth++
    if (mark === ')') depth = Math.max(0, depth - 1)
    start = i + 1
  }
  return clauses
}

/**
 * Reads the statements of one sentence in order, each understood before the next is cut.
 *
 * @param context what the sentence starts with; it is changed
 */
export function readStatements(
  sentence: string,
  context: Context,
  speaker: Speaker,
  understand: Understand,
): void {
  const saved: Context[] = []
  let depth = 0
  let hasCounted = false
  let negated: Statement | null = null
  let topic: readonly ProseToken[] | null = null
  const clauses = clausesOf(sentence)
  for (const [i, clause] of clauses.entries()) {
    for (; depth < clause.depth; depth++) {
      saved.push({ ...context })
      // What stands in brackets explains or divides the number before them.
      beginParts(context)
      hasCounted = false
    }
    for (; depth > clause.depth; depth--) {
      // "2022年(截至11月底)": the bracket says of when, and counts nothing.
      const isPartialYear = context.isUntil && !context.isThisYear && !hasCounted
      Object.assign(context, saved.pop(), isPartialYear && { isThisYear: false })
      hasCounted = true
    }
    const tokens = tokensOf(clause.text)
    if (isSumOverYears(clause, clauses[i + 1], context, speaker)) context.isOverYears = true
    else if (tokens.some((token) => token.year !== undefined || is(token, 'period', 'year')))
      context.isOverYears = false
    if (tokens.length === 0) continue
    hasCounted ||= tokens.some((token) => token.number !== undefined)
    const isAlone = tokens.every((token) => is(token, 'none') || is(token, 'filler'))
    if (isAlone && topic !== null) {
      // "行政复议情况:无": the answer stands behind what it is about.
      readClause([...topic, ...tokens], context, speaker, understand)
      topic = null
      continue
    }
    topic = tokens.some((token) => token.number !== undefined || is(token, 'none')) ? null : tokens
    if (negated !== null && goesOn(tokens)) {
      understand({ ...negated, tokens: [...tokens, ...noneTokens(negated)] })
      continue
    }
    negated = readClause(tokens, context, speaker, understand)
    if (clause.end !== ';') continue
    if (context.partOf !== null) context.scope = context.wholeScope
    if (context.reviews !== null) context.reviews = { ...context.reviews, isFresh: false }
  }
}

/** What explains a number behind it: 系2020年至2022年三年之和. */
const explains = /^(?:系|为|是|均为|指|含|包含|包括|其中含|其中包括)/

/** "(不含上年结转)" leaves out, "为近三年最低" ranks. */
const addsNothing = /^(?:不含|不包括|不包含|不计|未含|未计|除)|最|新高|新低|首次/

/**
 * "收到申请29件(含历年)", "共64件,系三年之和": the bracket or clause behind says that more was counted than the year. One with a count of
 * its own only tells of that.
 */
function isSumOverYears(
  clause: Clause,
  behind: Clause | undefined,
  context: Context,
  speaker: Speaker,
): boolean {
  if (behind === undefined || behind.text === '') return false
  const isBracket = clause.end === '(' && behind.end === ')'
  if (!isBracket && (behind.depth !== clause.depth || !explains.test(behind.text))) return false
  if (addsNothing.test(behind.text)) return false
  const tokens = tokensOf(behind.text)
  if (tokens.some((token) => token.number !== undefined)) return false
  if (tokens.some((token) => is(token, 'carried', 'over'))) return true
  const time = { ...context, isThisYear: true }
  applyTime(tokens, time, speaker)
  return !time.isThisYear
}

/** 其中, or a bracket: the numbers that follow are parts of what was counted. */
function beginParts(context: Context): void {
  if (context.partOf === null) context.wholeScope = context.scope
  context.partOf = context.family ?? 'other'
}

const noneTokens = (statement: Statement): ProseToken[] =>
  statement.tokens.filter((token) => is(token, 'none') || is(token, 'verb'))

/** "未接到行政复议,行政诉讼和申诉": a list that a comma cuts. */
function goesOn(tokens: readonly ProseToken[]): boolean {
  return (
    tokens.some((token) => isReviewThing(token)) &&
    tokens.every((token) => isReviewThing(token) || is(token, 'filler') || is(token, 'and'))
  )
}

const reviewThings = ['review', 'litigation', 'direct', 'afterReview', 'appeal']
export function isReviewThing(token: ProseToken): boolean {
  return reviewThings.some((thing) => is(token, 'thing', thing))
}

/** Reads one clause; gives its last statement where that is a "none". */
function readClause(
  all: readonly ProseToken[],
  context: Context,
  speaker: Speaker,
  understand: Understand,
): Statement | null {
  let tokens = all
  const hasNumber = tokens.some((token) => token.number !== undefined)
  if (is(tokens[0], 'part') && !is(tokens[0], 'part', 'within')) {
    beginParts(context)
    tokens = tokens.slice(1)
  }
  if (!hasNumber && !tokens.some((token) => is(token, 'none') || is(token, 'zero'))) {
    readBackground(tokens, context, speaker)
    return null
  }
  const groups = hasNumber ? groupsOf(tokens) : [tokens]
  let last: Statement | null = null
  for (const group of groups) {
    const number = group.find((token) => token.number !== undefined)?.number ?? null
    const words = group.filter((token) => token.number === undefined)
    const isNone = number === null && words.some((token) => is(token, 'none') || is(token, 'zero'))
    const part = words.findIndex((token) => is(token, 'part') && !is(token, 'part', 'within'))
    if (part > 0) {
      // "收到申请28件其中当面申请1件" without a comma, or "包括" in mid clause.
      beginParts(context)
    }
    applyScope(words, context, speaker)
    applyTime(words, context, speaker)
    context.verb = lastVerb(words) ?? context.verb
    if (number === null && !isNone) continue
    const statement: Statement = { tokens: words, number, isNone, context: { ...context } }
    const understood = understand(statement)
    if (understood.family !== null) context.family = understood.family
    if (understood.outcome !== undefined) context.outcome = understood.outcome
    if (understood.reviews !== undefined) context.reviews = understood.reviews
    if (understood.caseUnit !== undefined) context.caseUnit = understood.caseUnit
    context.hasOtherCases ||= understood.hasOtherCases === true
    context.isOverYears ||= understood.isOverYears === true
    if (
      words.some((token) => is(token, 'disclosure') || is(token, 'thing', 'application')) &&
      words.some(isReviewThing)
    )
      context.isFromDisclosure = true
    last = isNone ? statement : null
    // "28件中…" divides what it counts.
    if (words.some((token) => is(token, 'part', 'within'))) beginParts(context)
  }
  return last
}

function lastVerb(tokens: readonly ProseToken[]): string | null {
  const verb = tokens.findLast((token) => is(token, 'verb'))
  return verb?.senses.find(({ kind }) => kind === 'verb')?.value ?? null
}

/** Words of a clause without a number: who, when, and of what. */
function readBackground(tokens: readonly ProseToken[], context: Context, speaker: Speaker): void {
  const hasUnknown = tokens.some((token) => is(token, 'unknown') || is(token, 'block'))
  const last = tokens.at(-1)
  const names = ['方面', '领域', '上', '内', '中', '工作', '类', '事项'].includes(last?.text ?? '')
  if (hasUnknown && (names || /(?:方面|领域|过程中|工作中)$/.test(last?.text ?? '')))
    context.isTopical = true
  if (is(last, 'part', 'within')) {
    context.partOf = familyOf(tokens) ?? context.family ?? 'other'
    // 不予公开的申请中,: grounds of the refusal follow.
    const outcomes = tokens.flatMap(({ senses }) => senses.filter(({ kind }) => kind === 'outcome'))
    if (outcomes.length === 1 && !hasUnknown) context.outcome = outcomes[0]!.value
  } else if (!hasUnknown) {
    const family = familyOf(tokens)
    if (family !== null) context.family = family
    if (tokens.some(isReviewThing) && tokens.some((token) => is(token, 'disclosure')))
      context.isFromDisclosure = true
  }
  context.verb = lastVerb(tokens) ?? context.verb
  if (!hasUnknown || tokens.length <= 3) applyScope(tokens, context, speaker)
  applyTime(tokens, context, speaker)
}

/** The family that words name without a number. */
function familyOf(tokens: readonly ProseToken[]): Family | null {
  if (tokens.some(isReviewThing)) return 'reviews'
  if (tokens.some((token) => is(token, 'thing', 'application'))) return 'requests'
  if (tokens.some((token) => is(token, 'verb', 'activePublish'))) return 'publication'
  return null
}

/**
 * One group a number. Words belong to the number after them; those behind it too, up to a 、 or the next number, where
 * there is none to follow: "收到2份行政复议申请、1份…".
 */
function groupsOf(tokens: readonly ProseToken[]): ProseToken[][] {
  const respective = yearGroups(tokens) ?? respectiveGroups(tokens)
  if (respective !== null) return respective
  const groups: ProseToken[][] = []
  let group: ProseToken[] = []
  let i = 0
  while (i < tokens.length) {
    const token = tokens[i]!
    group.push(token)
    i++
    if (token.number === undefined) continue
    let end = i
    while (end < tokens.length && tokens[end]!.number === undefined && !is(tokens[end], 'and'))
      end++
    const isFollowed = tokens[end]?.number !== undefined && !is(tokens[end], 'and')
    if (isFollowed) {
      // "答复28件中同意公开5件": only what divides belongs to the number before.
      if (is(tokens[i], 'part', 'within')) group.push(tokens[i++]!)
    } else {
      // A comparison behind a number says nothing of the number itself.
      const behind = tokens.slice(i, end)
      const compare = behind.findIndex((each) => is(each, 'compare') || is(each, 'rate'))
      group.push(...(compare < 0 ? behind : behind.slice(0, compare)))
      i = end
    }
    groups.push(group)
    group = []
    while (is(tokens[i], 'and')) i++
  }
  if (group.length > 0) groups.push(group)
  return groups
}

/**
 * "2020年、2021年主动公开信息900条、1100条": each year with its own number; none is told where there are more or fewer of them than of
 * years. Null where no years stand side by side.
 */
function yearGroups(tokens: readonly ProseToken[]): ProseToken[][] | null {
  const first = tokens.findIndex(
    (token, i) =>
      token.year !== undefined &&
      is(tokens[i + 1], 'and') &&
      tokens[i + 2]?.year !== undefined &&
      tokens[i + 2]!.text !== token.text,
  )
  if (first < 0) return null
  const years = [tokens[first]!]
  let end = first + 1
  while (is(tokens[end], 'and') && tokens[end + 1]?.year !== undefined) {
    years.push(tokens[end + 1]!)
    end += 2
  }
  const numbers = tokens.filter((token) => token.number !== undefined)
  const words = [...tokens.slice(0, first), ...tokens.slice(end)].filter(
    (token) => token.number === undefined && !is(token, 'and') && !is(token, 'respectively'),
  )
  if (numbers.length !== years.length) return [words]
  return years.map((year, i) => [year, ...words, numbers[i]!])
}

/** "当面、信函、网络申请分别为1件、16件、11件": each thing with its own number; none is told where they do not go together. */
function respectiveGroups(tokens: readonly ProseToken[]): ProseToken[][] | null {
  const at = tokens.findIndex((token) => is(token, 'respectively'))
  if (at < 0 || tokens.slice(0, at).some((token) => token.number !== undefined)) return null
  const numbers = tokens.slice(at + 1).filter((token) => token.number !== undefined)
  const rest = tokens
    .slice(at + 1)
    .filter((token) => token.number === undefined && !is(token, 'and') && !is(token, 'filler'))
  const things: ProseToken[][] = [[]]
  for (const token of tokens.slice(0, at)) {
    if (is(token, 'and')) things.push([])
    else things.at(-1)!.push(token)
  }
  if (numbers.length < 2 || things.length < 2) return null
  // "网络、信函分别收到申请12件、9件": what was done with each stands before the numbers.
  const done = rest.filter((token) => is(token, 'verb') || is(token, 'thing', 'application'))
  if (numbers.length !== things.length || done.length !== rest.length)
    return [tokens.filter((token) => token.number === undefined)]
  // "当面、信函申请": the noun stands at the end and belongs to each.
  const nouns = things.at(-1)!.filter((token) => is(token, 'thing') && !isReviewThing(token))
  return things.map((thing, i) => [
    ...thing,
    ...(thing.some((token) => is(token, 'thing')) ? [] : nouns),
    ...done,
    numbers[i]!,
  ])
}

function applyScope(tokens: readonly ProseToken[], context: Context, speaker: Speaker): void {
  const scopes = tokens.flatMap(({ senses }) =>
    senses.filter(({ kind }) => kind === 'scope').map(({ value }) => value),
  )
  const bodies = tokens.filter(
    (token) =>
      is(token, 'body') && !(tokens.some(isReviewThing) && isReviewOffice(token.text, speaker)),
  )
  if (scopes.length === 0 && bodies.length === 0) return
  const own = bodies.map(({ text }) => isOwn(text, speaker.reportingBody))
  const whole = isPlaceOfOffice(tokens, speaker) ? 'other' : 'whole'
  const isOther =
    own.includes(false) ||
    tokens.some((token) => isOfAnotherLevel(token, speaker)) ||
    (scopes.includes('institution') && !anInstitution.test(speaker.reportingBody ?? ''))
  if (isOther) context.scope = 'other'
  else if (scopes.includes('above') || scopes.includes('below')) {
    const isUnion = scopes.includes('above') && scopes.includes('below')
    const isDirect = tokens.some(
      (token) => is(token, 'scope', 'above') && token.text.includes('直'),
    )
    context.scope =
      isUnion || (scopes[0] === 'whole' && !isDirect)
        ? whole
        : scopes.includes('level')
          ? 'level'
          : 'part'
  } else if (scopes.includes('level')) context.scope = 'level'
  else if (scopes.includes('whole')) context.scope = whole
  else if (scopes.includes('institution')) context.scope = 'whole'
  else context.scope = own.includes(undefined) ? 'level' : 'own'
}

/** 学校, 公司: the one that reports, where it is one. */
const anInstitution = /(?:学校|大学|学院|中学|小学|幼儿园|医院|公司|集团)$/
/** The office that takes in a government's reviews and speaks for it in court. */
const reviewOffice = /(?:法制办(?:公室)?|法制局|司法[局厅])$/

function isReviewOffice(name: string, { reportingBody }: Speaker): boolean {
  return reviewOffice.test(name) && (reportingBody ?? '').endsWith('政府')
}

const wholePlace = /^全(?<level>省|市|县|区|州|旗|盟|镇|乡)/
/** A management committee governs a place, a general office speaks for its government. */
const anOffice = /(?:局|(?<!管理)委员会|(?<!办公)厅|中心|院|支队|大队)$/

/** 全县各部门 in the report of one of them. */
function isPlaceOfOffice(tokens: readonly ProseToken[], { reportingBody }: Speaker): boolean {
  return (
    anOffice.test(reportingBody ?? '') &&
    tokens.every((token) => !is(token, 'scope', 'whole') || wholePlace.test(token.text))
  )
}

/** What a name of a body says of its place, from the widest down: 青岫县 in 云汀市青岫县水务局. */
const placeOfBody = new RegExp(
  [
    '^(?:\\S{2,6}?(?:省|自治区))?',
    '(?:[^县区旗]{1,12}?(?:市(?!场|政|区|中|容|民)|州(?!市|县|区)|盟|地区))?',
    '(?:\\S{1,14}?(?:县|区(?!域|划)|旗|市(?!场|政|容|民)))?',
    '(?:[^镇乡]{1,6}?(?:镇|乡(?!建|规|统)|苏木|街道))?',
  ].join(''),
)

/** 全市 in the report of a county speaks of the city above it. */
function isOfAnotherLevel(token: ProseToken, { reportingBody }: Speaker): boolean {
  const said = is(token, 'scope', 'whole') ? wholePlace.exec(token.text)?.groups?.['level'] : null
  if (said == null || reportingBody === null) return false
  const own = placeOfBody.exec(reportingBody)?.[0].at(-1)
  return own !== undefined && said !== own
}

/**
 * Whether a name in a sentence is the reporting body's own: 住建局 is that of 住房和城乡建设局, 区政府办 is not that of
 * 区人民政府. Undefined where the body is not known.
 */
function isOwn(name: string, reportingBody: string | null): boolean | undefined {
  if (reportingBody === null) return undefined
  const full = reportingBody.replace(/政府办$/, '政府办公室')
  let at = 0
  for (const character of name) {
    at = full.indexOf(character, at) + 1
    if (at === 0) return name.includes(full)
  }
  return true
}

function applyTime(tokens: readonly ProseToken[], context: Context, speaker: Speaker): void {
  // "比上年多六成" compares; it does not go over to the year before.
  if (tokens.some((token) => is(token, 'compare') || is(token, 'rate'))) return
  for (const [i, token] of tokens.entries()) {
    if (token.year !== undefined) {
      const before = tokens[i - 1]?.text ?? ''
      if (isBeginning(token, before, tokens[i + 1]?.text ?? '', speaker)) {
        Object.assign(context, {
          isThisYear: false,
          hasPeriod: true,
          isUntil: false,
          isUntilAlone: false,
          isSince: true,
        })
        continue
      }
      const isOurs =
        token.year.year === null ||
        speaker.reportYear === null ||
        token.year.year === speaker.reportYear
      const isUntil = tokens
        .slice(Math.max(0, i - 2), i)
        .some((each) => is(each, 'period', 'until'))
      if (context.isSince && (isUntil || /[至到]$/.test(before))) continue
      context.isSince = false
      const isWhole =
        token.year.isWhole ||
        (isUntil && isYearEnd(token.text)) ||
        (speaker.reportYear === firstYear && sinceFirstDay.test(token.text))
      context.isThisYear = isOurs && isWhole
      context.hasPeriod = true
      context.isUntil = isUntil
      context.isUntilAlone &&= isUntil
    } else if (is(token, 'period', 'year')) {
      context.isThisYear = true
      context.hasPeriod = true
      context.isUntil = false
      context.isUntilAlone = false
      context.isSince = false
    } else if (is(token, 'period', 'until')) {
      context.isUntilAlone = context.isUntil ? context.isUntilAlone : !context.hasPeriod
      context.isUntil = true
    } else if (
      ['past', 'partial', 'cumulative', 'future'].some((value) => is(token, 'period', value)) &&
      !is(token, 'carried')
    ) {
      context.isThisYear = false
      context.isSince ||= is(token, 'period', 'cumulative')
    }
  }
}

/** 自2008年, 2008年以来, 2008年5月起, in the report of a later year. */
function isBeginning(
  { text, year }: ProseToken,
  before: string,
  after: string,
  { reportYear }: Speaker,
): boolean {
  if (year?.year == null || (reportYear !== null && year.year >= reportYear)) return false
  if (/(?:以来|起)$/.test(text) || /^(?:起|开始|以来)/.test(after)) return true
  return reportYear !== null && /[自从]$/.test(before)
}

/** The regulation came into force on 2008-05-01: the first reports count from there. */
const firstYear = 2008
const sinceFirstDay =
  /^2008年5月(?:1日)?(?:(?:起|)(?:至|到|-|~)(?:2008年)?12月(?:31日)?(?:止|底)?)?$/

/** 截至2017年12月31日, 截至2017年底: the whole year up to its end. */
function isYearEnd(text: string): boolean {
  return /12月(?:31[日号])?$|年底?$|年末$/.test(text)
}
