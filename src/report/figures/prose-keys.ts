/**
 * What a statement states. A figure is taken only where every word of the statement has a place in it: a word that has
 * none (a subject, a person, another kind of case) makes it the count of something else.
 */
import type { SectionKey } from '../section-labels.ts'
import { is, type ProseToken, type Sense } from './prose-tokens.ts'
import {
  isReviewThing,
  type Context,
  type Family,
  type Statement,
  type Understood,
} from './prose-statements.ts'

/** Where a sentence stands. */
export interface Place {
  section: SectionKey
  /** The chapter or heading itself says that reviews and lawsuits here come from disclosure. */
  isReviewChapter: boolean
  /** The paragraph opens with one subject (推进环境信息公开). */
  isTopical: boolean
  /** Whose report it is, and of which year, where that is known. */
  reportingBody: string | null
  reportYear: number | null
  /** The sentence gives several kinds of fees, each with its own amount: none of them is all that was collected. */
  hasSeveralFees: boolean
}

/** A figure that a statement gives. */
export interface Found {
  key: string
  value: number
  raw: string
  unit: string
  /** Understood, but said less plainly than others may say it. */
  isWeak: boolean
  /** 共, 总计 or 总数 stands by the number. */
  isTotal: boolean
}

type Allowed = readonly (Sense['kind'] | `${Sense['kind']}:${string}`)[]

const common: Allowed = [
  'and',
  'filler',
  'total',
  'period',
  'year',
  'scope',
  'body',
  'part',
  'each',
  'respectively',
  'approximate',
  'number',
  'zero',
]

const allowed = {
  requests: [
    ...common,
    'verb:receive',
    'verb:conclude',
    'verb:handle',
    'verb:occur',
    'thing:application',
    'thing:bareApplication',
    'thing:information',
    'disclosure',
    'channel:inPerson',
    'channel:fax',
    'channel:online',
    'channel:letter',
    'channel:website',
    'channel:unkeyedWay',
    'outcome',
    'reason',
    'time',
    'carried',
  ],
  publication: [
    ...common,
    'verb:activePublish',
    'verb:publish',
    'verb:post',
    'verb:make',
    'thing:information',
    'thing:normativeDocument',
    'disclosure',
    'channel',
  ],
  reviews: [
    ...common,
    'applicant',
    'verb:receive',
    'verb:occur',
    'thing:review',
    'thing:litigation',
    'thing:direct',
    'thing:afterReview',
    'thing:appeal',
    'thing:information',
    'thing:application',
    'thing:bareApplication',
    'disclosure',
    'result',
  ],
  complaints: [...common, 'verb:receive', 'verb:occur', 'thing:complaint', 'disclosure'],
  fees: [
    ...common,
    'verb:collect',
    'verb:occur',
    'verb:publish',
    'thing:fee',
    'thing:application',
    'thing:information',
    'disclosure',
    'applicant',
  ],
  staff: [...common, 'thing:staff', 'thing:fullTime', 'thing:partTime', 'disclosure', 'verb:occur'],
  activities: [
    ...common,
    'verb:hold',
    'verb:publish',
    'verb:post',
    'verb:make',
    'activity',
    'disclosure',
  ],
  people: [...common, 'verb:attend', 'verb:hold', 'disclosure', 'thing:staff'],
  decisions: [...common, 'thing:licensing', 'thing:penalties', 'thing:coerciveMeasures'],
  documents: [
    ...common,
    'verb:make',
    'verb:repeal',
    'verb:inForce',
    'verb:newlyDisclosed',
    'verb:disclosedTotal',
    'thing:normativeDocument',
    'thing:rule',
  ],
  funds: [...common, 'thing:fee', 'thing:funds', 'disclosure', 'verb:occur'],
} satisfies Record<string, Allowed>

/** True where each word has a place in a statement of that kind. */
function fits(tokens: readonly ProseToken[], kinds: Allowed, more: Allowed = []): boolean {
  return tokens.every((token) =>
    token.senses.some(({ kind, value }) =>
      [kinds, more].some((list) => list.includes(kind) || list.includes(`${kind}:${value}`)),
    ),
  )
}

const valuesOf = (
  tokens: readonly ProseToken[],
  kind: Sense['kind'],
  from?: readonly string[],
): string[] => [
  ...new Set(
    tokens.flatMap(({ senses }) =>
      senses
        .filter((sense) => sense.kind === kind && (from?.includes(sense.value) ?? true))
        .map(({ value }) => value),
    ),
  ),
]

const has = (tokens: readonly ProseToken[], kind: Sense['kind'], value?: string): boolean =>
  tokens.some((token) => is(token, kind, value))

const pieces = new Set(['件', '份', '宗', '起', '例', '次', '件次', '', '封', '条', '项', '个'])
const items = new Set(['条', '件', '篇', '条次', ''])

/** Keys of what a statement counts, and what the sentence speaks of from now on. */
export function understand(
  statement: Statement,
  place: Place,
): { found: Found[]; understood: Understood } {
  const { tokens, number, context } = statement
  const nothing = (family: Family | null = null) => ({ found: [], understood: { family } })
  if (has(tokens, 'modal') || has(tokens, 'compare') || has(tokens, 'rate')) return nothing()
  if (number !== null && (!number.isExact || has(tokens, 'approximate')))
    return nothing(about(tokens))
  if (has(tokens, 'unknown') || has(tokens, 'block'))
    return nothing(leadsAway(statement) ? 'other' : null)
  // "28件中…" names again what was counted before.
  if (number !== null && has(tokens, 'part', 'within')) {
    const [outcome, ...others] = valuesOf(tokens, 'outcome')
    const isOne = outcome !== undefined && others.length === 0
    return { found: [], understood: { family: about(tokens), ...(isOne && { outcome }) } }
  }
  if (number?.unit === '' && !bareNumberLeads.test(tokens.at(-1)?.text ?? ''))
    return nothing(about(tokens))
  const isForward = has(tokens, 'carried')
  if ((!context.isThisYear || context.isOverYears) && !isForward) return nothing(about(tokens))
  // Named time and 累计 without a year: all that was ever counted.
  const isRunning = has(tokens, 'total', 'running') && (!context.hasPeriod || context.isUntil)
  if (isRunning) return nothing(context.partOf === null ? 'other' : null)
  const state: Reading = { statement, place, value: number?.value ?? 0 }
  const read = statement.isNone ? readNone(state) : readNumber(state)
  // "截至年底,共制发137件" may count from the first day on; a sum of none is none of the year too.
  const isStock =
    context.isUntilAlone && has(tokens, 'total') && number !== null && number.value > 0
  const found = isStock ? read.found.filter(({ key }) => stockKeys.test(key)) : read.found
  return {
    found: found.map((each) => ({
      ...each,
      raw: number?.raw ?? tokens.map(({ text }) => text).join(''),
      unit: number?.unit ?? '',
      isWeak: each.isWeak ?? false,
      isTotal: has(tokens, 'total'),
    })),
    understood: {
      family: read.family,
      ...(read.outcome === undefined ? {} : { outcome: read.outcome }),
      ...(read.reviews === undefined ? {} : { reviews: read.reviews }),
      ...(read.hasOtherCases === true && { hasOtherCases: true }),
      ...(found.length < read.found.length && { isOverYears: true }),
      ...(read.found.some(({ key }) => key === 'requests.received') &&
        number !== null && { caseUnit: number.unit }),
    },
  }
}

/** What is counted at a date by its nature. */
const stockKeys = /^(?:staff|readingPoints|offices)\.|\.inForce$|^requests\.carried/

interface Reading {
  statement: Statement
  place: Place
  value: number
}

interface Read {
  found: { key: string; value: number; isWeak?: boolean }[]
  family: Family | null
  outcome?: string | null
  reviews?: Context['reviews']
  hasOtherCases?: boolean
}

const none: Read = { found: [], family: null }

/** What a statement with a number is about, told or not. */
function about(tokens: readonly ProseToken[]): Family | null {
  if (tokens.some(isReviewThing)) return 'reviews'
  if (has(tokens, 'thing', 'application')) return 'requests'
  if (has(tokens, 'verb', 'activePublish')) return 'publication'
  return null
}

/** "受理群众来信30件", "形成文件2604条": what follows is no longer about applications, and parts are not parts of them. */
function leadsAway({ tokens, context }: Statement): boolean {
  return context.partOf === null && !has(tokens, 'thing', 'application')
}

/** A number without a unit belongs to words like these right before it. */
const bareNumberLeads =
  /^(?::|为|是|共|共计|数|数量|总数|总数为|均为|达|申请数|部分公开|不予公开|零|为零)$/

function readNumber(reading: Reading): Read {
  const { tokens } = reading.statement
  if (has(tokens, 'none')) return none
  if (tokens.some(isReviewThing) || isDisclosedPart(reading)) return readReviews(reading)
  const counted = readActivity(reading) ?? readDecisions(reading) ?? readDocuments(reading)
  if (counted !== null) return counted
  if (has(tokens, 'thing', 'complaint')) return readComplaints(reading)
  if (
    has(tokens, 'thing', 'fullTime') ||
    has(tokens, 'thing', 'partTime') ||
    has(tokens, 'thing', 'staff')
  )
    return readStaff(reading)
  const unit = reading.statement.number?.unit ?? ''
  const isNothing =
    reading.value === 0 &&
    unit === '' &&
    (has(tokens, 'thing', 'fee') || has(tokens, 'verb', 'collect'))
  if (unit.endsWith('元') || isNothing) return readMoney(reading)
  const { family } = reading.statement.context
  const isAboutRequests =
    has(tokens, 'thing', 'application') ||
    has(tokens, 'thing', 'bareApplication') ||
    has(tokens, 'carried') ||
    has(tokens, 'time')
  const isAboutPublication =
    has(tokens, 'verb', 'activePublish') ||
    has(tokens, 'thing', 'normativeDocument') ||
    has(tokens, 'verb', 'make') ||
    (['publish', 'post'].some((verb) => has(tokens, 'verb', verb)) &&
      has(tokens, 'thing', 'information'))
  if (family === 'reviews' && has(tokens, 'result') && !isAboutRequests) return readReviews(reading)
  if (isSum(reading)) return readSum(reading)
  if (isAboutRequests || (family === 'requests' && !isAboutPublication))
    return readRequests(reading)
  return readPublication(reading)
}

/** "一季度102条,…,全年合计485条": the sum of what the sentence has counted piece by piece. */
function isSum({ statement: { tokens, context } }: Reading): boolean {
  return (
    context.partOf === null &&
    has(tokens, 'total') &&
    !has(tokens, 'total', 'running') &&
    (has(tokens, 'period', 'year') || has(tokens, 'scope', 'whole')) &&
    fits(tokens, ['total', 'period:year', 'scope:whole', 'filler'])
  )
}

function readSum({ statement: { context, number }, place, value }: Reading): Read {
  const key =
    context.family === 'requests' && context.verb === 'receive' && number?.unit === '件'
      ? 'requests.received'
      : context.family === 'publication' &&
          /publish/i.test(context.verb ?? '') &&
          number?.unit === '条'
        ? 'proactiveDisclosure.total'
        : null
  const isCounted = key !== null && context.scope !== 'other' && !place.isTopical
  return { found: isCounted ? [{ key, value, isWeak: true }] : [], family: null }
}

function isNarrow({ statement: { context } }: Reading): boolean {
  const { scope, partOf } = context
  return scope === 'part' || (partOf !== null && (scope === 'level' || scope === 'other'))
}

const reviewKeys: Record<string, string> = {
  review: 'reviews',
  litigation: 'litigation',
  direct: 'litigation.direct',
  afterReview: 'litigation.afterReview',
}

/** "复议210件,其中涉及政府信息公开的13件": those that count. */
function isDisclosedPart({ statement: { tokens, context } }: Reading): boolean {
  return (
    context.partOf === 'reviews' &&
    context.reviews !== null &&
    has(tokens, 'disclosure') &&
    !has(tokens, 'thing', 'application') &&
    !has(tokens, 'result')
  )
}

/** Reviews and lawsuits count where disclosure is their cause, said here, before in the sentence, or by the chapter. */
function isFromDisclosure({ statement: { tokens, context }, place }: Reading): boolean {
  return (
    has(tokens, 'disclosure') ||
    has(tokens, 'thing', 'application') ||
    tokens.some((token) => is(token, 'thing', 'information') && token.text.includes('政府')) ||
    context.isFromDisclosure ||
    (!context.hasOtherCases && (place.isReviewChapter || place.section === 'disclosureOnRequest'))
  )
}

function readReviews(reading: Reading): Read {
  const { statement, value } = reading
  const { tokens, context, number } = statement
  const read: Read = { found: [], family: 'reviews' }
  if (!pieces.has(number?.unit ?? '') || isNarrow(reading) || !isFromDisclosure(reading))
    return read
  // Cases that a body decides, or answers for, of whatever kind.
  if (!fits(tokens, allowed.reviews))
    return { ...read, hasOtherCases: has(tokens, 'verb', 'handle') && !has(tokens, 'disclosure') }
  const named = valuesOf(tokens, 'thing', Object.keys(reviewKeys).concat('appeal'))
  // "未经复议直接起诉的行政诉讼2件": one kind of lawsuits, and no list.
  const isOneKind = named.some((thing) => thing === 'direct' || thing === 'afterReview')
  const things =
    isOneKind && !has(tokens, 'and') ? named.filter((thing) => thing !== 'litigation') : named
  const before = context.reviews
  const groups = things.length > 0 ? things : before === null ? [] : [before.group]
  const results = valuesOf(tokens, 'result')
  if (groups.length > 1 && value !== 0 && !has(tokens, 'each')) return { ...read, reviews: null }
  for (const group of groups) {
    if (group === 'appeal') {
      if (results.length === 0 && context.partOf !== 'reviews')
        read.found.push({ key: 'appeals.total', value })
      continue
    }
    const prefix = reviewKeys[group]!
    // A chapter on reviews may give all of them before those about disclosure.
    const isSaid = has(tokens, 'disclosure') || context.isFromDisclosure
    if (results.length === 0) {
      const isPart = context.partOf === 'reviews' && before?.group === group
      if ((things.length > 0 || isDisclosedPart(reading)) && (!isPart || has(tokens, 'disclosure')))
        read.found.push({ key: `${prefix}.total`, value, isWeak: !isSaid })
    } else if (results.length === 1 && results[0] !== 'unkeyed') {
      read.found.push({ key: `${prefix}.${results[0]!}`, value, isWeak: !isSaid })
    }
  }
  const [group] = groups
  if (group === undefined || groups.length > 1) return { ...read, reviews: null }
  if (results.length > 0) return { ...read, reviews: { group, isFresh: false } }
  // "行政复议2件、行政诉讼1件,其中维持1件" does not say of which; where one of them is 0, it does.
  if (before?.isFresh === true && before.group !== group)
    return value === 0 ? read : { ...read, reviews: null }
  return { ...read, reviews: { group, isFresh: value > 0 } }
}

function readComplaints(reading: Reading): Read {
  const { statement, value, place } = reading
  const { tokens, context, number } = statement
  const isDisclosure = has(tokens, 'disclosure') || place.isReviewChapter
  if (
    !isDisclosure ||
    isNarrow(reading) ||
    context.partOf === 'other' ||
    !pieces.has(number?.unit ?? '')
  )
    return { ...none, family: 'other' }
  if (!fits(tokens, allowed.complaints)) return { ...none, family: 'other' }
  return { found: [{ key: 'complaints.total', value }], family: 'other' }
}

function readStaff(reading: Reading): Read {
  const { statement, value } = reading
  const { tokens, number } = statement
  const read: Read = { found: [], family: 'other' }
  if (
    !['人', '名', ''].includes(number?.unit ?? '') ||
    !fits(tokens, allowed.staff) ||
    isNarrow(reading)
  )
    return read
  const kinds = valuesOf(tokens, 'thing', ['fullTime', 'partTime'])
  if (kinds.length === 1) return { ...read, found: [{ key: `staff.${kinds[0]!}`, value }] }
  if (kinds.length === 0 && has(tokens, 'disclosure') && statement.context.partOf === null)
    return { ...read, found: [{ key: 'staff.total', value }] }
  return read
}

/** One kind of fees among others. */
const oneFee = /^(?:检索|复制|复印|邮寄|邮递|工本|成本)费?(?:用)?$/
const feeSections = new Set<SectionKey>(['fees', 'disclosureOnRequest', 'otherMatters'])

function readMoney(reading: Reading): Read {
  const { statement, place, value } = reading
  const { tokens } = statement
  const read: Read = { found: [], family: null }
  if (isNarrow(reading)) return read
  if (place.hasSeveralFees && tokens.some(({ text }) => oneFee.test(text))) return read
  const isProcessing = tokens.some(({ text }) => text.includes('信息处理费'))
  const isCollected = has(tokens, 'verb', 'collect') || isProcessing
  // What was collected may be a part of other money; what disclosure was given is no part of what stands before it.
  if (isCollected && statement.context.partOf === 'other') return read
  if (isCollected && fits(tokens, allowed.fees)) {
    if (
      isProcessing ||
      has(tokens, 'disclosure') ||
      has(tokens, 'thing', 'application') ||
      feeSections.has(place.section)
    )
      return { ...read, found: [{ key: 'fees.collectedWanYuan', value }] }
    return read
  }
  if (
    !isCollected &&
    has(tokens, 'disclosure') &&
    (has(tokens, 'thing', 'funds') || has(tokens, 'thing', 'fee')) &&
    fits(tokens, allowed.funds)
  )
    return { ...read, found: [{ key: 'budget.amountWanYuan', value }] }
  return read
}

/** Ways by which an application arrives; a website is one of them where applications are spoken of. */
const ways: Record<string, string> = {
  inPerson: 'inPerson',
  fax: 'fax',
  online: 'online',
  website: 'online',
  letter: 'letter',
  unkeyedWay: '',
}

const outcomeKeys: Record<string, string> = {
  granted: 'requests.granted',
  partlyGranted: 'requests.partlyGranted',
  refused: 'requests.refused',
  alreadyPublic: 'requests.alreadyPublic',
  notExisting: 'requests.notExisting',
  otherAuthority: 'requests.otherAuthority',
  needsCorrection: 'requests.needsCorrection',
  otherChannel: 'requests.otherChannel',
  notHeld: 'requests.unavailable.notHeld',
  needsCreation: 'requests.unavailable.needsCreation',
  stillUnclear: 'requests.unavailable.stillUnclear',
  complaint: 'requests.notProcessed.complaint',
  repeated: 'requests.notProcessed.repeated',
  excessive: 'requests.notProcessed.excessive',
  publication: 'requests.notProcessed.publication',
  confirmation: 'requests.notProcessed.confirmation',
  otherOutcome: 'requests.otherOutcome',
  correctionOverdue: 'requests.otherOutcome.correctionOverdue',
  feeOverdue: 'requests.otherOutcome.feeOverdue',
  total: 'requests.outcomes.total',
}

const reasonKeys: Record<string, string> = {
  stateSecret: 'requests.refused.stateSecret',
  commercialSecret: 'requests.refused.commercialSecret',
  privacy: 'requests.refused.privacy',
  internalAffairs: 'requests.refused.internalAffairs',
  processInformation: 'requests.refused.processInformation',
  enforcementFiles: 'requests.refused.enforcementFiles',
  administrativeInquiry: 'requests.refused.administrativeInquiry',
  thirdPartyRights: 'requests.refused.thirdPartyRights',
  safetyAndStability: 'requests.refused.safetyAndStability',
  otherLaw: 'requests.refused.otherLaw',
}

function readRequests(reading: Reading): Read {
  const { statement, place, value } = reading
  const { tokens, context, number } = statement
  const unit = number?.unit ?? ''
  const isBare = has(tokens, 'thing', 'bareApplication')
  const isApplication = has(tokens, 'thing', 'application') || (isBare && has(tokens, 'disclosure'))
  // "主动公开政府信息3200条,受理申请56件": what is applied for is what was published before. Of an office it may be permits.
  const isBesidePublication =
    isBare &&
    context.family === 'publication' &&
    context.partOf === null &&
    has(tokens, 'verb', 'receive') &&
    /(?:政府|街道办事处)$/.test(place.reportingBody ?? '')
  const isKnown =
    isApplication ||
    isBesidePublication ||
    context.family === 'requests' ||
    place.section === 'disclosureOnRequest'
  const read: Read = {
    found: [],
    family: isApplication || has(tokens, 'carried') ? 'requests' : null,
  }
  if (!isKnown || !pieces.has(unit) || !fits(tokens, allowed.requests) || place.isTopical)
    return read
  const state = context.scope
  if (isNarrow(reading)) return read
  const add = (key: string, isWeak = false): void => {
    read.found.push({ key, value, isWeak: isWeak || state === 'other' })
  }
  const carried = valuesOf(tokens, 'carried')
  if (carried.length > 0) {
    const way = carried[0] === 'into' ? carriedInto(tokens, place) : carried[0]
    if (way !== null && carried.length === 1 && !has(tokens, 'outcome') && !has(tokens, 'channel'))
      add(way === 'over' ? 'requests.carriedOver' : 'requests.carriedForward')
    return read
  }
  const named = valuesOf(tokens, 'reason')
  const reasons = named.length > 1 ? named.filter((reason) => reason !== 'unkeyed') : named
  const outcomes = valuesOf(tokens, 'outcome')
  if (reasons.length > 0) {
    const isRefused =
      outcomes.includes('refused') || (outcomes.length === 0 && context.outcome === 'refused')
    const key = reasons.length === 1 ? reasonKeys[reasons[0]!] : undefined
    if (isRefused && key !== undefined) add(key)
    return read
  }
  // 其他 is no outcome where 其他方式 was said.
  const channels = valuesOf(tokens, 'channel', Object.keys(ways))
  if (outcomes.length > 0) {
    const key = outcomes.length === 1 ? outcomeKeys[outcomes[0]!] : undefined
    if (
      key !== undefined &&
      channels.length === 0 &&
      !has(tokens, 'verb', 'receive') &&
      !has(tokens, 'time') &&
      unit !== '条' &&
      !(unit === '份' && ['起', '例', '宗', '件'].includes(context.caseUnit ?? ''))
    )
      add(key)
    return { ...read, outcome: outcomes.length === 1 ? outcomes[0]! : null }
  }
  const isReceived = has(tokens, 'verb', 'receive')
  const isConcluded = has(tokens, 'verb', 'conclude')
  const times = valuesOf(tokens, 'time')
  if (times.length > 0) {
    if (
      times.length === 1 &&
      channels.length === 0 &&
      (isConcluded || has(tokens, 'verb', 'handle') || unit !== '') &&
      !isReceived
    )
      add(`requests.concluded.${times[0]!}`)
    return read
  }
  const names = [...new Set(channels.map((channel) => ways[channel]!))]
  if (channels.length > 0) {
    const isCounted =
      isApplication ||
      isReceived ||
      has(tokens, 'thing', 'bareApplication') ||
      context.partOf === 'requests'
    if (names.length === 1 && names[0] !== '' && isCounted && (!isConcluded || isReceived))
      add(`requests.received.${names[0]!}`)
    return { ...read, family: 'requests' }
  }
  const isNamed = tokens.some(
    (token) =>
      (is(token, 'thing', 'application') &&
        /申请(?:书|表|件|事项|案件|业务)?$/.test(token.text) &&
        token.text !== '依申请') ||
      (is(token, 'thing', 'bareApplication') && amountOfApplications.test(token.text)),
  )
  // A part of something else, of letters or calls, has to be called an application.
  if (context.partOf === 'other' && !isNamed) return read
  // 我局收到6件, after applications were spoken of.
  const isOwnCount =
    isReceived &&
    context.family === 'requests' &&
    (context.partOf === null || context.wholeScope === 'other') &&
    tokens.every((token) => !is(token, 'thing')) &&
    tokens.some(({ text }) => ownOffice.test(text))
  if (isReceived || ((isNamed || isApplication) && !isConcluded && !has(tokens, 'verb'))) {
    const isCase = unit !== '条' || isNamed || (isReceived && isApplication)
    if (
      (isApplication || isBare || isOwnCount) &&
      isCase &&
      (context.partOf !== 'requests' || isOwnCount) &&
      unit !== ''
    )
      add('requests.received', !isReceived)
  }
  // 上年结转2件,本年新增14件
  const isNew =
    tokens.some(({ text }) => /^新(?:增|收|收到)$/.test(text)) && has(tokens, 'period', 'year')
  if (isNew && context.family === 'requests' && context.partOf === null && unit === '件')
    if (fits(tokens, common, ['verb:receive'])) add('requests.received', true)
  // "办理申请25件(新收21件,上年结转4件)"
  const isNewly = tokens.some(({ text }) => text === '新收' || text === '新收到')
  if (isNewly && context.partOf === 'requests' && unit !== '条' && unit !== '')
    if (tokens.every((token) => !is(token, 'thing', 'information'))) add('requests.received')
  if (isConcluded && unit !== '' && unit !== '条' && !has(tokens, 'thing', 'information'))
    add('requests.concluded')
  return read
}

/** 申请量, 申请总数: how many there were. */
const amountOfApplications = /(?:量|数|数量)$/
/** A body that speaks of itself alone: 我局, 本机关. */
const ownOffice = /^[我本](?:局|委|办|厅|院|部|署|中心|单位|机关|行政机关|处|站|队|会|司|所|部门)$/

/** "结转2023年9件" in a report of 2022 hands on, "2021年结转11件" took over; null where the years do not tell. */
function carriedInto(
  tokens: readonly ProseToken[],
  { reportYear }: Place,
): 'over' | 'forward' | null {
  if (reportYear === null) return null
  const at = tokens.findIndex((token) => is(token, 'carried', 'into'))
  const isYear = (each: ProseToken, year: number) => each.year?.year === year
  if (tokens.some((each) => isYear(each, reportYear + 1))) return 'forward'
  const isOver =
    tokens.slice(0, at).some((each) => isYear(each, reportYear - 1)) &&
    (!/[至到]$/.test(tokens[at]!.text) ||
      tokens.slice(at).some((each) => isYear(each, reportYear) || is(each, 'period', 'year')))
  return isOver ? 'over' : null
}

/** What is counted of activities, with the units it is counted in. */
const activityKeys: Readonly<Record<string, { key: string; units: string }>> = {
  interpretation: { key: 'responses.policyInterpretations', units: '篇 条 件 份 个 期' },
  pressConference: { key: 'responses.pressConferences', units: '场 次 个 场次' },
  interview: { key: 'responses.interviews', units: '期 次 场 场次' },
  response: { key: 'responses.total', units: '次 个 条 件 起 项' },
  training: { key: 'training.sessions', units: '期 次 场 场次 个' },
  meeting: { key: 'meetings.total', units: '次 场 场次 个' },
  readingPoint: { key: 'readingPoints.total', units: '个 处' },
}
/** Those that offices hold of every kind: here they count where they are said to be of disclosure. */
const ofEveryKind = new Set(['training', 'meeting'])

/** Meetings, courses, press conferences and the like; null where the statement counts none of them. */
function readActivity(reading: Reading): Read | null {
  const { statement, value } = reading
  const { tokens, context, number } = statement
  const unit = number?.unit ?? ''
  const kinds = valuesOf(tokens, 'activity')
  if (has(tokens, 'verb', 'attend') && context.family === 'training' && unit.startsWith('人')) {
    const isSaid = context.partOf === null && !isNarrow(reading)
    const found = isSaid && fits(tokens, allowed.people) ? [{ key: 'training.people', value }] : []
    return { found, family: 'training' }
  }
  const [kind] = kinds
  if (kind === undefined || has(tokens, 'channel', 'website')) return null
  const row = activityKeys[kind]!
  if (!row.units.split(' ').includes(unit)) return null
  const read: Read = { found: [], family: kind === 'training' ? 'training' : 'other' }
  if (kinds.length > 1 || isNarrow(reading) || context.scope === 'other') return read
  if (context.partOf !== null || !fits(tokens, allowed.activities, ['channel:unkeyed'])) return read
  if (ofEveryKind.has(kind) && !has(tokens, 'disclosure')) return { ...read, family: 'other' }
  return { ...read, found: [{ key: row.key, value }] }
}

/** Decisions of administration: 作出行政许可决定214件. Their publication counts information, not decisions. */
function readDecisions(reading: Reading): Read | null {
  const { statement, value } = reading
  const { tokens, context, number } = statement
  const kinds = valuesOf(tokens, 'thing', ['licensing', 'penalties', 'coerciveMeasures'])
  if (kinds.length === 0) return null
  const read: Read = { found: [], family: 'other' }
  if (kinds.length > 1 || !['件', '份', '项', '宗', '起'].includes(number?.unit ?? '')) return read
  if (!fits(tokens, allowed.decisions) || isNarrow(reading) || context.scope === 'other')
    return read
  return { ...read, found: [{ key: `${kinds[0]!}.decisions`, value }] }
}

/** What is done with documents and rules, by the end of its key. */
const documentMeasures: Readonly<Record<string, string>> = {
  repeal: 'repealed',
  inForce: 'inForce',
  newlyDisclosed: 'disclosed',
  disclosedTotal: 'total',
}

/** 废止2件,现行有效31件, of normative documents; of rules what was made too. */
function readDocuments(reading: Reading): Read | null {
  const { statement, value } = reading
  const { tokens, context, number } = statement
  const isRule = has(tokens, 'thing', 'rule')
  const [measure, ...others] = valuesOf(tokens, 'verb', Object.keys(documentMeasures))
  const isMade = isRule && measure === undefined && has(tokens, 'verb', 'make')
  if (measure === undefined && !isMade) return null
  const isNamed = has(tokens, 'thing', 'normativeDocument')
  // 新公开信息30条 is a word of publication too.
  if (measure?.endsWith('isclosed') === true && !isNamed && context.family !== 'documents')
    return null
  const read: Read = { found: [], family: isRule ? 'other' : null }
  const isKnown = isRule !== isNamed || (!isRule && context.family === 'documents')
  if (others.length > 0 || !isKnown || !['件', '份', '个', '部'].includes(number?.unit ?? ''))
    return read
  if (!fits(tokens, allowed.documents) || isNarrow(reading) || context.scope === 'other')
    return read
  // "制发3件,其中1件已废止": of those, not of all.
  if (context.partOf !== null && !isNamed) return read
  const key = `${isRule ? 'rules' : 'normativeDocuments'}.${documentMeasures[measure ?? ''] ?? 'made'}`
  return { found: [{ key, value }], family: isRule ? 'other' : 'documents' }
}

function readPublication(reading: Reading): Read {
  const { statement, place, value } = reading
  const { tokens, context, number } = statement
  const unit = number?.unit ?? ''
  const isActive = has(tokens, 'verb', 'activePublish')
  const isPublished = isActive || has(tokens, 'verb', 'publish')
  const read: Read = { found: [], family: isActive ? 'publication' : null }
  const isInGazette = has(tokens, 'channel', 'gazette')
  if (!fits(tokens, allowed.publication, isInGazette ? ['thing:file'] : [])) return read
  if (isNarrow(reading) || context.scope === 'other') return read
  // 截至年底 may count from the first day on.
  const isUntil =
    context.isUntil || (has(tokens, 'period', 'until') && !has(tokens, 'period', 'year'))
  if (isUntil && !context.hasPeriod) return read
  if (has(tokens, 'thing', 'normativeDocument')) {
    // 规范性文件类信息 is a class of information, not a count of documents.
    if (tokens.some(({ text }) => text === '类')) return read
    if (has(tokens, 'channel') || !['件', '份', '个', '条', '部', '项'].includes(unit)) return read
    const key = has(tokens, 'verb', 'make')
      ? 'normativeDocuments.made'
      : 'proactiveDisclosure.normativeDocuments'
    if (has(tokens, 'verb', 'make') !== isPublished && (isPublished || has(tokens, 'verb', 'make')))
      read.found.push({ key, value })
    else if (!isPublished && context.partOf === 'publication') read.found.push({ key, value })
    return has(tokens, 'verb', 'make') ? { ...read, family: 'documents' } : read
  }
  const isSubject = context.isTopical || place.isTopical
  const named = valuesOf(tokens, 'channel').filter((channel) => publicationChannels.has(channel))
  // 广播、报刊等其他途径: the named ones are examples.
  const isOther = named.includes('other') && !named.some((each) => ownChannels.has(each))
  const channels = isOther ? ['other'] : named
  if (channels.length === 0 && has(tokens, 'channel')) return read
  const isInformation = tokens.some((token) => is(token, 'thing', 'information'))
  const isGovernment = tokens.some(
    (token) => is(token, 'thing', 'information') && /政府|政务/.test(token.text),
  )
  if (!items.has(unit) || unit === '') return read
  if (channels.length === 1) {
    const channel = channels[0]!
    const isMessage =
      ownChannels.has(channel) && channel !== 'website' && has(tokens, 'verb', 'post')
    if (isSubject) return read
    if (
      keyedChannels.has(channel) &&
      (isPublished || isMessage || context.partOf === 'publication') &&
      isOwnWebsite(tokens, place)
    )
      read.found.push({
        key: `proactiveDisclosure.byChannel.${channel}`,
        value,
        isWeak: context.partOf !== null,
      })
    // "全州政府门户网站主动公开政府信息50230条" is all that was published, where nothing else says how much that is.
    if (
      channel === 'website' &&
      isActive &&
      isGovernment &&
      has(tokens, 'scope', 'whole') &&
      context.partOf === null &&
      !tokens.some(({ text }) => /^(?:在|通过|利用|依托|运用|借助)$/.test(text))
    )
      read.found.push({ key: 'proactiveDisclosure.total', value, isWeak: true })
    return read
  }
  const isPart =
    context.partOf === 'publication' || (context.partOf !== null && !(isActive && isGovernment))
  if (isPart || (isSubject && !(isActive && isGovernment && context.scope === 'whole'))) return read
  if (has(tokens, 'verb', 'make') || has(tokens, 'verb', 'post')) return read
  const isWhole = context.scope === 'whole' || has(tokens, 'total') || context.hasPeriod
  const isOfAllKinds = tokens.some(({ text }) => /^各[类项]$/.test(text))
  if (isActive && (isInformation || unit === '条'))
    read.found.push({
      key: 'proactiveDisclosure.total',
      value,
      isWeak: context.partOf !== null || isUntil,
    })
  else if (
    isPublished &&
    (isGovernment || (isInformation && (has(tokens, 'total') || isOfAllKinds))) &&
    isWhole &&
    place.section === 'proactiveDisclosure'
  )
    return {
      found: [{ key: 'proactiveDisclosure.total', value, isWeak: true }],
      family: 'publication',
    }
  return read
}

const ownChannels = new Set(['website', 'weibo', 'wechat', 'gazette'])
const keyedChannels = new Set([...ownChannels, 'other'])
const publicationChannels = new Set([...keyedChannels, 'unkeyed'])

const placeWebsite = /^(?<place>[省市县区州旗盟镇乡])(?:人民)?政府/

/** "市政府网站" is another body's in a county's report; a department publishes on its government's. */
function isOwnWebsite(tokens: readonly ProseToken[], { reportingBody }: Place): boolean {
  const body = reportingBody?.replace('人民政府', '政府')
  if (body?.endsWith('政府') !== true) return true
  return tokens.every(({ text }) => {
    const place = placeWebsite.exec(text)?.groups?.['place']
    return place === undefined || body.includes(`${place}政府`)
  })
}

/** Words between two things that make the first the cause of the second. */
const causes =
  /^(?:因|因为|由于|由|针对|对|涉及|就|引起|引发|引起的|引发的|提起|产生的|提起的|发生的|导致|而|被)$/

function readNone(reading: Reading): Read {
  const { statement, place } = reading
  const { tokens, context } = statement
  const read: Read = { found: [], family: about(tokens) }
  if (tokens.at(-1)?.text === '的' || isNarrow(reading) || context.scope === 'other') return read
  const add = (key: string): void => {
    read.found.push({ key, value: 0 })
  }
  const allowedNone: Allowed = ['none']
  if (tokens.some(isReviewThing)) {
    if (
      has(tokens, 'result') ||
      !isFromDisclosure(reading) ||
      !fits(tokens, allowed.reviews, ['none', 'thing:complaint', 'verb:publish'])
    )
      return read
    // "无行政复议、行政诉讼和举报": one "none" over all that is listed.
    if (has(tokens, 'thing', 'complaint') && (has(tokens, 'disclosure') || place.isReviewChapter))
      add('complaints.total')
    for (const thing of valuesOf(tokens, 'thing', Object.keys(reviewKeys).concat('appeal'))) {
      if (thing === 'appeal') add('appeals.total')
      else add(`${reviewKeys[thing]!}.total`)
    }
    const first = tokens.findIndex(isReviewThing)
    const application = tokens.findIndex((token) => is(token, 'thing', 'application'))
    if (application >= 0 && application < first) {
      const between = tokens.slice(application + 1, first)
      const isCause = [tokens[application - 1], ...between].some(
        (token) => token !== undefined && causes.test(token.text),
      )
      if (!isCause && between.some((token) => is(token, 'and'))) add('requests.received')
    }
    return read
  }
  if (has(tokens, 'thing', 'complaint')) {
    if (
      (has(tokens, 'disclosure') || place.isReviewChapter) &&
      fits(tokens, allowed.complaints, allowedNone)
    )
      add('complaints.total')
    return read
  }
  if (has(tokens, 'thing', 'fee') || has(tokens, 'verb', 'collect')) {
    const isDisclosure =
      has(tokens, 'disclosure') ||
      has(tokens, 'thing', 'application') ||
      feeSections.has(place.section) ||
      tokens.some(({ text }) => text.includes('信息处理费'))
    // "受理申请未收取费用"
    const more: Allowed = has(tokens, 'verb', 'collect')
      ? ['none', 'verb:receive', 'verb:handle']
      : allowedNone
    if (isDisclosure && fits(tokens, allowed.fees, more)) add('fees.collectedWanYuan')
    return read
  }
  const staff = valuesOf(tokens, 'thing', ['fullTime', 'partTime'])
  if (staff.length > 0) {
    if (fits(tokens, allowed.staff, allowedNone)) for (const kind of staff) add(`staff.${kind}`)
    return read
  }
  if (has(tokens, 'thing', 'normativeDocument')) {
    if (has(tokens, 'verb', 'repeal') && !has(tokens, 'verb', 'make'))
      if (fits(tokens, allowed.documents, allowedNone)) add('normativeDocuments.repealed')
    const isMade =
      has(tokens, 'verb', 'make') &&
      !has(tokens, 'verb', 'publish') &&
      !has(tokens, 'verb', 'repeal')
    if (isMade && fits(tokens, allowed.publication, allowedNone)) add('normativeDocuments.made')
    return read
  }
  if (!fits(tokens, allowed.requests, allowedNone)) return read
  const carried = valuesOf(tokens, 'carried').join()
  if ((carried === 'forward' || carried === 'over') && !has(tokens, 'outcome')) {
    // "无上年结转件": that such applications were received is another sentence.
    if (!has(tokens, 'verb', 'receive'))
      add(carried === 'over' ? 'requests.carriedOver' : 'requests.carriedForward')
    return read
  }
  if (
    has(tokens, 'outcome') ||
    has(tokens, 'time') ||
    has(tokens, 'reason') ||
    has(tokens, 'carried') ||
    has(tokens, 'verb', 'conclude') ||
    has(tokens, 'verb', 'handle')
  )
    return read
  const channels = valuesOf(tokens, 'channel', Object.keys(ways)).map((channel) => ways[channel]!)
  const isReceived = has(tokens, 'verb', 'receive') || has(tokens, 'verb', 'occur')
  const isBare =
    has(tokens, 'thing', 'bareApplication') &&
    (place.section === 'disclosureOnRequest' || context.family === 'requests')
  const isApplication = tokens.some(
    (token) =>
      is(token, 'thing', 'application') &&
      // "没有依申请公开的政府信息" speaks of information, "没有依申请公开信息的情况" of applications.
      (isReceived ||
        !has(tokens, 'thing', 'information') ||
        /^(?:情况|事项|情形)$/.test(tokens.at(-1)?.text ?? '')),
  )
  if (!isApplication && !isBare) return read
  if (channels.length > 0)
    for (const channel of new Set(channels)) {
      if (channel !== '') add(`requests.received.${channel}`)
    }
  else if (context.partOf !== 'requests') add('requests.received')
  return { ...read, family: 'requests' }
}
