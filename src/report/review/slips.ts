/** What is likely a slip in a report that is about to be published. Each is a reason to look, never a verdict. */
import { remark, sentence, type Remark } from '../../sentence.ts'
import { toSimplified } from '../../text/index.ts'
import { placeNameAt, placesNamed } from '../gazetteer.ts'
import type { Report } from '../types.ts'
import { walkOutline } from '../walk-outline.ts'
import { formOf } from './chapters.ts'

export type SlipCode =
  | 'no_title'
  | 'no_year'
  | 'no_body'
  | 'other_period'
  | 'other_year'
  | 'year_to_come'
  | 'other_place'
  | 'placeholder'
  | 'no_phone'
  | 'published_late'
  | 'head_missing'
  | 'fee_not_stated'
  | 'blank_cells'

/** One likely slip, with the passage where there is one. */
export interface Slip extends Remark<SlipCode> {
  passageId: string | null
  /** The words it was seen in. */
  evidence: string | null
}

type SlipReport = Pick<
  Report,
  | 'title'
  | 'reportingBody'
  | 'reportYear'
  | 'publishedOn'
  | 'administrativeLevel'
  | 'region'
  | 'era'
  | 'outline'
  | 'figures'
  | 'origins'
>

interface Sentence {
  passageId: string
  text: string
}

/** Sentences of the running text in Simplified characters; headings stand for themselves. */
function sentencesOf({ outline }: SlipReport): Sentence[] {
  return [...walkOutline(outline)].flatMap(({ id, heading, passages }) => [
    ...(heading === null ? [] : [{ passageId: id, text: toSimplified(heading) }]),
    ...passages.flatMap(({ id: passageId, text }) =>
      toSimplified(text)
        .split(/(?<=[。！？；\n])/u)
        .map((each) => ({ passageId, text: each.trim() }))
        .filter((each) => each.text !== ''),
    ),
  ])
}

const longestEvidence = 60

function slip(code: SlipCode, said: Remark['sentence'], place: Sentence | null = null): Slip {
  const evidence = place === null ? null : place.text.slice(0, longestEvidence)
  return { ...remark(code, said), passageId: place?.passageId ?? null, evidence }
}

/** The span that a report's figures are over: 2023年1月1日至12月31日. */
const period = /(20\d\d)年1月1日(?:起)?[至到—–~-]+(?:(20\d\d)年)?12月31日/
/** The year that a report calls itself of: 2023年政府信息公开工作年度报告. */
const namedYear = /(20\d\d)年(?:度)?(?:政府信息公开|政务公开)(?:工作)?年度?报告/
const anyYear = /(20\d\d)年/g
/** Plans and deadlines speak of years to come. */
const aboutPlans = /规划|计划|下一步|下年|明年|目标|到20\d\d年|至20\d\d年|截止|期限|有效期/

function yearSlips(sentences: readonly Sentence[], reportYear: number): Slip[] {
  return sentences.flatMap((each): Slip[] => {
    const text = each.text.replace(/\s+/g, '')
    const stated = period.exec(text)
    if (stated !== null) {
      const [, from, to = from] = stated
      return from === String(reportYear) && to === from
        ? []
        : [
            slip(
              'other_period',
              sentence('slip.otherPeriod', { stated: stated[0], year: String(reportYear) }),
              each,
            ),
          ]
    }
    const named = namedYear.exec(text)
    if (named !== null && named[1] !== String(reportYear))
      return [
        slip(
          'other_year',
          sentence('slip.otherYear', { stated: named[0], year: String(reportYear) }),
          each,
        ),
      ]
    const later = [...text.matchAll(anyYear)].find(([, year]) => Number(year) > reportYear + 1)
    if (later !== undefined && !aboutPlans.test(text))
      return [
        slip(
          'year_to_come',
          sentence('slip.yearToCome', { stated: later[0], year: String(reportYear) }),
          each,
        ),
      ]
    return []
  })
}

/** What follows the name of a place where its government is meant. */
const government = /^(?:人民政府|政府|政务公开|政府信息公开|行政审批|政务服务)/
const suffixes = /(?:省|市|县|区|旗|自治州|自治县)$/

/** 321200 stands for everything that begins with 3212. */
const stemOf = (code: string): string => code.replace(/(?:00){1,2}$/, '')

/** Places whose governments the text names though they neither are its own, nor above or below it: left over from a template. */
function placeSlips(sentences: readonly Sentence[], { region, reportingBody }: SlipReport): Slip[] {
  // Without a place of its own nothing can be told to be another's.
  const { code } = region
  if (code === null || reportingBody === null) return []
  const own = stemOf(code)
  const isOthers = (name: string): boolean =>
    !reportingBody.includes(name) &&
    placesNamed(name).every((place) => {
      const stem = stemOf(place.code)
      return !own.startsWith(stem) && !stem.startsWith(own)
    })
  const seen = new Set<string>()
  return sentences.flatMap((each): Slip[] => {
    for (let at = 0; at < each.text.length; at++) {
      const place = placeNameAt(each.text, at)
      if (place === null) continue
      const end = at + place.length
      const name = each.text.slice(at, end)
      const isNamed = suffixes.test(name) && government.test(each.text.slice(end))
      if (isNamed && isOthers(name) && !seen.has(name)) {
        seen.add(name)
        return [
          slip('other_place', sentence('slip.otherPlace', { name, body: reportingBody }), each),
        ]
      }
      at = end - 1
    }
    return []
  })
}

/** A place to fill in: XX局, ××年, ____, 〔〕 with nothing in it. */
const placeholder = /[XxＸｘ×✕＊*]{2,}|[_＿]{3,}|（\s*）年|〔\s*〕|\(填写|（填写|（此处/
/** Letters that are words of their own. */
const notPlaceholder = /xxgk|XXGK/gi

function placeholderSlips(sentences: readonly Sentence[]): Slip[] {
  return sentences.flatMap((each): Slip[] => {
    // An address may hold any letters.
    const text = each.text
      .replace(/(?<![\w.-])[\w.-]+\.[\w-]+(?:\/\S*)?/g, '')
      .replace(notPlaceholder, '')
    const found = placeholder.exec(text)
    return found === null
      ? []
      : [slip('placeholder', sentence('slip.placeholder', { text: found[0] }), each)]
  })
}

/** Numbers of telephones as reports write them. */
const phone = /(?:0\d{2,3}[-—－ ]?)?\d{7,8}(?!\d)|1\d{10}|\d{5}(?=（|\(|$)|12345/
const phoneLabel = /(?:联系)?电话(?:号码)?(?:[:：]|为|是)?/

/** The five heads of chapter one of the form of 2021. */
const heads = [
  ['主动公开', /主动公开/],
  ['依申请公开', /依申请公开|申请公开/],
  ['政府信息管理', /信息管理|规范性文件/],
  ['政府信息公开平台建设', /平台建设|平台|网站|新媒体|公报/],
  ['监督保障', /监督保障|监督|考核|培训|问责/],
] as const

function formSlips(sentences: readonly Sentence[], report: SlipReport): Slip[] {
  if (formOf(report) !== '2021') return []
  const overview = report.outline.filter(
    ({ section, heading }) => section === 'overview' && heading !== null,
  )
  const texts = [...walkOutline(overview)]
    .flatMap(({ heading, passages }) => [heading ?? '', ...passages.map(({ text }) => text)])
    .map(toSimplified)
    .join('\n')
  const missing = texts === '' ? [] : heads.filter(([, wording]) => !wording.test(texts))
  return [
    ...missing.map(([name]) => slip('head_missing', sentence('slip.headMissing', { name }))),
    ...(sentences.some(({ text }) => /信息(?:公开)?处理费|收费/.test(text))
      ? []
      : [slip('fee_not_stated', sentence('slip.feeNotStated'))]),
  ]
}

/**
 * The day a report is due in the year after: 31 January for a department or township, 31 March for a government, whose report
 * counts theirs too (articles 49 and 50 of the Regulation of 2019); 31 March for all before.
 */
function dueOn(reportYear: number, level: Report['administrativeLevel']): string {
  const isEarly = reportYear >= 2019 && (level === 'department' || level === 'township')
  return `${reportYear + 1}-${isEarly ? '01-31' : '03-31'}`
}

function dateSlips({ publishedOn, reportYear, administrativeLevel }: SlipReport): Slip[] {
  if (publishedOn === null || reportYear === null) return []
  const due = dueOn(reportYear, administrativeLevel)
  return publishedOn > due
    ? [slip('published_late', sentence('slip.publishedLate', { date: publishedOn, due }))]
    : []
}

/** Likely slips of a report, those of what it is first, then in the order of the text. */
export function findSlips(report: SlipReport): Slip[] {
  const sentences = sentencesOf(report)
  const { title, reportYear, reportingBody, figures } = report
  const text = sentences.map((each) => each.text).join('\n')
  const blank = figures.filter(
    ({ value, reading, source }) =>
      value === null && reading === 'table' && source.tableId !== undefined,
  )
  return [
    ...(title === null || report.origins.title?.from === 'made'
      ? [slip('no_title', sentence('slip.noTitle'))]
      : []),
    ...(reportYear === null ? [slip('no_year', sentence('slip.noYear'))] : []),
    ...(reportingBody === null ? [slip('no_body', sentence('slip.noBody'))] : []),
    ...dateSlips(report),
    ...(reportYear === null ? [] : yearSlips(sentences, reportYear)),
    ...placeSlips(sentences, report),
    ...placeholderSlips(sentences),
    ...formSlips(sentences, report),
    ...(blank.length === 0 || formOf(report) === null
      ? []
      : [slip('blank_cells', sentence('slip.blankCells', { count: blank.length }))]),
    ...(phoneLabel.test(text) && !phone.test(text)
      ? [slip('no_phone', sentence('slip.noPhone'))]
      : []),
  ]
}
