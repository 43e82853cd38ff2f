/** How a report of each era is laid out: headings, fixed passages with figures, tables, and prose by weight. */
import type { Body } from './body.ts'
import { sum, type Facts } from './facts.ts'
import type { Topic } from './sentences.ts'
import { to2008Counts, write2008Table } from './tables-2008.ts'
import { write2019DisclosureTable } from './tables-2019.ts'
import { write2021DisclosureTable } from './tables-2021.ts'
import { writeApplicationsTable, writeReviewsTable } from './tables-statutory.ts'
import type { Piece, TextBuilder } from './text-builder.ts'

/** A step writes a fixed part, or takes its share of the prose. */
export type Step =
  | { kind: 'fixed'; write: (builder: TextBuilder) => void }
  | { kind: 'prose'; topics: readonly Topic[]; weight: number; numbered: boolean }

/** What a layout is made for. */
export interface LayoutInput {
  body: Body
  year: number
  facts: Facts
  title: string
  publishedOn: { year: number; month: number; day: number }
  /** Chooses among forms that mean the same, such as where the date stands. */
  variant: number
}

const line = (...pieces: Piece[]): Step => ({
  kind: 'fixed',
  write: (to) => {
    to.line(pieces)
  },
})
const prose = (weight: number, ...topics: Topic[]): Step => ({
  kind: 'prose',
  topics,
  weight,
  numbered: false,
})
const points = (weight: number, ...topics: Topic[]): Step => ({
  kind: 'prose',
  topics,
  weight,
  numbered: true,
})

function opening({ body, year, title, variant, publishedOn }: LayoutInput, parts: string): Step[] {
  const { year: y, month, day } = publishedOn
  const iso = `${y}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const furniture = variant % 3 === 0 ? [line(`发布时间：${iso} 浏览次数： 字号：[大 中 小]`)] : []
  return [
    line(title),
    ...furniture,
    line(
      `根据《中华人民共和国政府信息公开条例》的规定，${body.name}编制${year}年政府信息公开年度报告。`,
      `全文由${parts}组成，统计期限为${year}年1月1日至${year}年12月31日。`,
    ),
  ]
}

function signature({ body, variant, publishedOn }: LayoutInput): Step[] {
  if (variant % 3 === 0) return []
  const { year, month, day } = publishedOn
  return [line(body.name), line(`${year}年${month}月${day}日`)]
}

function publishedSentence({ body, year, facts }: LayoutInput): Step {
  const { total, parts } = facts.published
  const who = {
    prefecture: ['市政府及市直单位', '县区政府及其部门', '乡镇（街道）'],
    county: ['政府办公室', '各部门', '乡镇（街道）'],
    department: ['局机关', '下属单位', '派出机构'],
    township: ['镇机关', '各站所', '各村（社区）'],
  }[body.level]
  const part = (i: number): Piece[] => [
    `${who[i]!}公开信息`,
    { key: `_published.part${i + 1}`, value: parts[i]! },
    '条',
  ]
  return line(
    `${year}年，${body.all}共主动公开政府信息`,
    { key: 'proactiveDisclosure.total', value: total },
    '条，其中',
    ...part(0),
    '，',
    ...part(1),
    '，',
    ...part(2),
    '。',
  )
}

function requestsSentence2008({ body, year, facts }: LayoutInput): Step {
  const counts = to2008Counts(facts)
  if (counts.receivedTotal === 0) {
    return line(
      `${year}年，${body.all}`,
      { key: 'requests.received', value: 0, printed: '未收到' },
      '政府信息公开申请。',
    )
  }
  const { inPerson, fax, online, letter } = counts.received
  return line(
    `${year}年，${body.all}共收到政府信息公开申请`,
    { key: 'requests.received', value: counts.receivedTotal },
    '件，其中当面申请',
    { key: 'requests.received.inPerson', value: inPerson },
    '件，传真申请',
    { key: 'requests.received.fax', value: fax },
    '件，网络申请',
    { key: 'requests.received.online', value: online },
    '件，信函申请',
    { key: 'requests.received.letter', value: letter },
    '件。按时答复',
    { key: 'requests.concluded.onTime', value: counts.onTime },
    '件，延期答复',
    { key: 'requests.concluded.extended', value: counts.extended },
    '件。',
  )
}

/** 2008: free form, with the table of 统计指标 at the end. */
export function layout2008(input: LayoutInput): Step[] {
  const { year, facts, variant } = input
  const counts = to2008Counts(facts)
  const reviews = sum(counts.reviews)
  const lawsuits = sum(counts.litigation)
  const disputes =
    reviews + lawsuits === 0
      ? line(`${year}年，未发生因政府信息公开引起的行政复议和行政诉讼。`)
      : line(
          `${year}年，因政府信息公开被申请行政复议`,
          { key: 'reviews.total', value: reviews },
          '件，被提起行政诉讼',
          { key: 'litigation.total', value: lawsuits },
          '件。',
        )
  return [
    ...opening(input, '概述、主动公开、依申请公开、收费及减免、复议和诉讼、问题和改进等部分'),
    line('一、概述'),
    prose(4, 'overview'),
    line('（一）加强组织领导，完善工作制度'),
    points(7, 'oversight', 'management'),
    line('（二）加强平台建设'),
    prose(8, 'platforms'),
    line('（三）做好解读回应'),
    points(9, 'interpretation'),
    line('（四）深化“放管服”改革'),
    prose(8, 'services'),
    line('二、主动公开政府信息情况'),
    publishedSentence(input),
    prose(5, 'proactive'),
    line('（一）重点领域信息公开情况'),
    points(16, 'keyAreas'),
    line('三、依申请公开政府信息情况'),
    requestsSentence2008(input),
    prose(5, 'onRequest'),
    line('四、政府信息公开的收费及减免情况'),
    line(`${year}年，提供政府信息所收取的检索、复制、邮寄等费用见附表，无减免情形以外的收费。`),
    line('五、因政府信息公开申请行政复议、提起行政诉讼情况'),
    disputes,
    line('六、存在的主要问题和改进措施'),
    line('（一）存在的主要问题'),
    points(5, 'problems'),
    line('（二）改进措施'),
    points(5, 'improvements'),
    ...signature(input),
    line(`附：${year}年度政府信息公开工作情况统计表`),
    {
      kind: 'fixed',
      write: (to) => {
        write2008Table(to, facts, counts, variant % 2 === 0)
      },
    },
  ]
}

function applicationsSentence({ body, facts }: LayoutInput): Step {
  const { received, carriedOver, concluded, carriedForward } = facts.applications.total
  return line(
    `本年度${body.all}新收政府信息公开申请${received}件，上年结转${carriedOver}件，`,
    `办结${concluded}件，结转下年度继续办理${carriedForward}件。`,
  )
}

function statutoryChapters(input: LayoutInput, era: '2019' | '2021'): Step[] {
  const { body, year, facts } = input
  const write = era === '2019' ? write2019DisclosureTable : write2021DisclosureTable
  return [
    line('二、主动公开政府信息情况'),
    {
      kind: 'fixed',
      write: (to) => {
        write(to, facts, body, year)
      },
    },
    line('三、收到和处理政府信息公开申请情况'),
    {
      kind: 'fixed',
      write: (to) => {
        writeApplicationsTable(to, facts, era)
      },
    },
    line('四、政府信息公开行政复议、行政诉讼情况'),
    {
      kind: 'fixed',
      write: (to) => {
        writeReviewsTable(to, facts)
      },
    },
    line('五、存在的主要问题及改进情况'),
    points(5, 'problems'),
    points(5, 'improvements'),
    line('六、其他需要报告的事项'),
    prose(4, 'other'),
  ]
}

const sixParts = '总体情况、主动公开、收到和处理申请、复议和诉讼、问题及改进、其他事项六个部分'

/** 2019: six chapters, chapter one under heads of the body's own. */
export function layout2019(input: LayoutInput): Step[] {
  return [
    ...opening(input, sixParts),
    line('一、总体情况'),
    prose(3, 'overview'),
    line('（一）推进重点领域信息公开'),
    publishedSentence(input),
    points(11, 'keyAreas', 'proactive'),
    line('（二）加强解读回应'),
    prose(7, 'interpretation'),
    line('（三）优化政务服务'),
    prose(6, 'services'),
    line('（四）规范依申请公开'),
    applicationsSentence(input),
    prose(4, 'onRequest'),
    line('（五）加强平台建设'),
    prose(5, 'platforms'),
    line('（六）强化监督保障'),
    points(5, 'oversight', 'management'),
    ...statutoryChapters(input, '2019'),
    ...signature(input),
  ]
}

/** 2021: six chapters, chapter one under the five heads of the form. */
export function layout2021(input: LayoutInput): Step[] {
  return [
    ...opening(input, sixParts),
    line('一、总体情况'),
    prose(3, 'overview'),
    line('（一）主动公开'),
    publishedSentence(input),
    points(10, 'proactive', 'keyAreas'),
    prose(6, 'interpretation', 'services'),
    line('（二）依申请公开'),
    applicationsSentence(input),
    prose(4, 'onRequest'),
    line('（三）政府信息管理'),
    prose(5, 'management'),
    line('（四）政府信息公开平台建设'),
    prose(6, 'platforms'),
    line('（五）监督保障'),
    points(5, 'oversight'),
    ...statutoryChapters(input, '2021'),
    line('本年度依据《政府信息公开信息处理费管理办法》收取信息处理费0元。'),
    ...signature(input),
  ]
}
