/** Whose report it is: by title, signature, first sentence; the page's publisher only where nothing else tells. */
import { remark, sentence } from '../../sentence.ts'
import type { DocumentWarning } from '../../ingest/index.ts'
import { bodyNameOf, canonicalBodyName, isBodyName } from '../bodies.ts'
import { yearDigits } from '../dates.ts'
import { matchesOf } from '../matches.ts'
import { propertiesOf } from '../properties.ts'
import { findRegion } from '../regions.ts'
import { originOf, surest, toBare, type Candidate, type Reading } from './reading.ts'
import { titleOfFileName } from './title.ts'

type BodyCandidate = Candidate<string>

const subject = /政府信息公开|信息公开|政务公开|政府工作报告/
const yearInTitle = new RegExp(
  `(?:${yearDigits}年?[—~至-]{1,2})?${yearDigits}(?:学?年度?|(?=政府|信息|政务))`,
  'g',
)
/** 2019年政府信息公开工作年度报告(泰州市公安局), …年度报告—泰州市公安局. */
const behindSubject = /(?:报告|年报|总结)[(—-]+([^()—-]{3,30})\)?$/
/** 海拉尔区人民政府区长 张天喜. */
const speakerPattern =
  /^(.{2,20}政府)(?:代理?)?(?:省长|市长|区长|县长|旗长|州长|盟长|主席|镇长|乡长)/
const meetingPattern = /在(.{2,16}?)(?:第.{1,4}届)?人民代表大会/
/** 现就某某人民政府2016年度政府信息公开工作情况报告如下. */
const reporterPattern = /(?:现将|现就|公布|公开)(.{3,40}?)(?:关于)?\d{4}年/g
const compilerPattern = /报告由(.{3,40}?)(?:根据|按照|依据|依照|编制|负责|汇总)/
/** 填报单位：青岫县水务局 above a table. */
const filledInBy =
  /^(?:填报|填表|编报|报送|报告|编制)(?:单位|机关)(?:\([^()]*\))?[:：](?<body>[^:：()]{3,30}?)(?:\(|$|(?:填报|填表|报送|制表|审核|联系|单位|日期|时间).*)/
/** An office signs for its government. */
const officeEnding = /(?:办公室|办公厅|党政办|领导小组|中心|信息公开办|政务公开办)$/

/** The body and where it came from. `value` is in its shown form (see bodyNameOf). */
export function findBody(
  reading: Reading,
  title: string | null,
  publishingBody: string | null,
): { found: BodyCandidate | null; warnings: DocumentWarning[] } {
  const candidates: BodyCandidate[] = []
  const add = (printed: string | null | undefined, from: string, confidence: number): void => {
    if (printed === null || printed === undefined || !isPossibleBody(printed)) return
    const isBare = findRegion(printed).mention?.end === printed.length
    const known = isBare || isBodyName(printed) ? confidence : confidence - 0.15
    candidates.push({
      value: bodyNameOf(printed),
      from,
      // A name without its place is half a name; a place alone leaves open which of its bodies reports.
      confidence: known - (findRegion(printed).mention === null ? 0.25 : 0) - (isBare ? 0.2 : 0),
      evidence: printed,
    })
  }

  add(bodyOfTitle(title), 'title', 0.97)
  // A line that names the speaker or the meeting may be broken in two.
  const spoken = reading.head.flatMap((line, i) => {
    const next = reading.head[i + 1]
    return next === undefined ? [line.bare] : [line.bare, line.bare + next.bare]
  })
  for (const line of spoken) add(speakerPattern.exec(line)?.[1], 'speaker', 0.95)
  const meeting = spoken
    .map((line) => meetingPattern.exec(line)?.[1])
    .find((place) => place !== undefined)
  add(meeting, 'meeting', 0.9)
  const inTitle = candidates[0]
  for (const { bare } of reading.head) {
    const filled = filledInBy.exec(bare)?.groups?.['body']
    if (filled !== undefined && isBodyName(filled)) add(filled, 'first lines', 0.85)
  }
  const signed = reading.signature?.body ?? null
  const isOffice =
    signed !== null && inTitle !== undefined && isOfficeOf(bodyNameOf(signed), inTitle.value)
  add(signed, 'signature', isOffice ? 0.6 : 0.9)
  for (const match of matchesOf(reporterPattern, reading.opening)) {
    if (isBodyName(match[1]!)) add(match[1], 'first sentence', 0.85)
  }
  const fromFileName = titleOfFileName(reading.document.path)
  add(bodyOfTitle(fromFileName), 'file name', 0.6)
  add(compilerPattern.exec(reading.opening)?.[1], 'compiler', 0.55)
  for (const value of propertiesOf(reading.document, 'reportingBody'))
    if (isBodyName(value)) add(toBare(value), 'properties', 0.7)
  if (publishingBody !== null) add(toBare(publishingBody), 'publishing body', 0.45)

  const found = surest(candidates)
  return { found, warnings: found === null ? [] : disagreements(found, candidates) }
}

/** What a title says around the name: 关于印发《…, …2020年度报告——关于2021年政府信息公开. */
const aroundBody =
  /^关于(?:(?:印发|公布|转发|报送|发布)《?)?|(?:年?度?报告|年报|(?:公布|发布)?(?:关于|的|年度|本级|开展|推进|度)|公布|发布)$/g

/** What stands before 政府信息公开… in a title, years taken out: the body or its place. */
function bodyOfTitle(title: string | null): string | null {
  if (title === null) return null
  const bare = toBare(title).replace(yearInTitle, '')
  const at = bare.search(subject)
  if (at <= 0) return behindSubject.exec(bare)?.[1] ?? null
  // 人民政府信息公开: the government ends in the middle of what looks like the subject.
  const before = bare.slice(0, at) + (bare.slice(0, at).endsWith('人民') ? '政府' : '')
  // A dash parts what names the document from whose it is.
  const parts = before.split(/[—-]+/).map((part) => part.replace(aroundBody, ''))
  return parts.findLast((part) => part !== '') ?? null
}

function isPossibleBody(bare: string): boolean {
  if (isBodyName(bare)) return true
  const found = findRegion(bare)
  if (found.mention?.start === 0 && found.mention.end === bare.length) return true
  return (
    bare.length >= 2 &&
    bare.length <= 24 &&
    /^[\p{Script=Han}()]+(?:[省市县区旗州盟镇乡]|街道|苏木)$/u.test(bare)
  )
}

function isOfficeOf(name: string, government: string): boolean {
  return (
    canonicalBodyName(name).startsWith(canonicalBodyName(government)) && officeEnding.test(name)
  )
}

/** Two sure sources that name two bodies, neither the office nor a shorter name of the other. */
function disagreements(
  found: BodyCandidate,
  candidates: readonly BodyCandidate[],
): DocumentWarning[] {
  const own = canonicalBodyName(found.value)
  return candidates
    .filter((each) => each.confidence >= 0.7 && found.confidence >= 0.7)
    .filter((each) => {
      const other = canonicalBodyName(each.value)
      return (
        !own.startsWith(other) &&
        !other.startsWith(own) &&
        !own.endsWith(other) &&
        !other.endsWith(own)
      )
    })
    .map((each) =>
      remark(
        'body_disagrees',
        sentence('report.bodiesDisagree', {
          from: originOf(found.from),
          body: found.value,
          other: originOf(each.from),
          otherBody: each.value,
        }),
      ),
    )
}
