/** Tells from a report what lies in the same folders: the blank statutory form, which is passed around, and texts without Chinese. */
import { sentence, type Sentence } from '../sentence.ts'
import type { Origin, Report } from './types.ts'
import { walkOutline } from './walk-outline.ts'

type TemplateEvidence = Pick<
  Report,
  'era' | 'kind' | 'figures' | 'outline' | 'origins' | 'reportingBody' | 'reportYear'
>

/** What the form prints between its headings: notes to who fills it in, and the names of its tables. */
const formWords = /[（(][^（）()]*[)）]|第二十条第|[（(][一二三四五六七八九][)）]项|[_＿]+/g
const han = /\p{Script=Han}/gu

/** Han characters beyond those of the form that make a text of its own; the shortest reports have several hundred. */
const fewestOwnCharacters = 80

/** XX局, ××县人民政府: a place to fill in. */
const placeholder = /[XxＸｘ×✕＊*_○]{2}/

/** Sources that are not the text itself: a name of a file says nothing of what is in it. */
const besideText: ReadonlySet<string> = new Set([
  'file name',
  'folder',
  'properties',
  'publishing date',
  'content',
  'made',
  'sidecar',
])

/** Whether a report is a statutory form that nobody has filled in: no number, hardly a word, and no body with its year. */
export function isBlankTemplate(report: TemplateEvidence): boolean {
  const isForm =
    report.kind === 'annualReport' &&
    report.era !== 'unknown' &&
    report.origins.era?.from === 'content'
  if (!isForm || report.figures.some((figure) => figure.value !== null || isUnread(figure.raw)))
    return false
  const { reportingBody, origins } = report
  const namesBody =
    reportingBody !== null && !placeholder.test(reportingBody) && isFromText(origins.reportingBody)
  if (namesBody && report.reportYear !== null && isFromText(origins.reportYear)) return false
  return ownCharacters(report) < fewestOwnCharacters
}

/** Numbers that could not be told from each other are still numbers. */
function isUnread(raw: string): boolean {
  return /\d/.test(raw)
}

function isFromText(origin: Origin | undefined): boolean {
  return origin !== undefined && !besideText.has(origin.from)
}

function ownCharacters({ outline }: TemplateEvidence): number {
  let count = 0
  for (const node of walkOutline(outline))
    for (const passage of node.passages)
      count += passage.text.replace(formWords, '').match(han)?.length ?? 0
  return count
}

/** A letter of Chinese, or of another script that governments in China write in: Tibetan, Uyghur, Mongolian, Yi, Korean, Thai. */
const ownLetter = new RegExp(
  `[${['Han', 'Tibetan', 'Arabic', 'Mongolian', 'Yi', 'Hangul', 'Thai'].map((script) => `\\p{Script=${script}}`).join('')}]`,
  'u',
)

/** A page that says no more than "404 Not Found", a README: text, and no report of a Chinese government. */
function isForeign({ outline }: TemplateEvidence): boolean {
  for (const node of walkOutline(outline))
    if (
      ownLetter.test(node.heading ?? '') ||
      node.passages.some(({ text }) => ownLetter.test(text))
    )
      return false
  return true
}

/** Why a report is not worth an entry in an index, as a sentence for people; null where it is. */
export function skipReason(report: TemplateEvidence): Sentence | null {
  if (isBlankTemplate(report)) return sentence('file.blankTemplate')
  return isForeign(report) ? sentence('file.noChinese') : null
}
