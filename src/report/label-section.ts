/** Gives a heading or a paragraph its section label, with the rule that gave it. */
import { normalizeText } from '../text/index.ts'
import { paragraphMarkLength, parseLineNumber } from './headings.ts'
import type { SectionKey } from './section-labels.ts'
import {
  generalSections,
  keptBelow,
  sectionRules,
  sentenceLabels,
  tableRules,
} from './section-rules.ts'

export interface SectionLabelling {
  section: SectionKey
  /** Readable: `heading 依申请公开`, `parent`, `first words 九是深入规范申请公开`. */
  rule: string
}

const normalizedRules = sectionRules.map((row) => ({
  ...row,
  words: row.words.map((word) => normalizeText(word)),
}))

/** First words beyond this many characters belong to the matter, not to its name. */
const maxFirstWords = 40

/** The label of a heading; `parent` is null for a chapter. */
export function labelHeading(heading: string, parent: SectionKey | null): SectionLabelling {
  const number = parseLineNumber(heading)
  const found = findRule(heading.slice(number?.length ?? 0), parent)
  if (found !== undefined) return { section: found.section, rule: `heading ${found.word}` }
  return parent === null
    ? { section: 'overview', rule: 'no closer label' }
    : { section: parent, rule: 'parent' }
}

/**
 * The label of a paragraph that names another part than the one it stands in: with its first words behind a mark (一是, ㈠, 1.), or with
 * its first sentence where the section allows it.
 */
export function labelParagraph(text: string, parent: SectionKey): SectionLabelling | undefined {
  const mark = paragraphMarkLength(text)
  if (mark > 0) {
    const words = firstWords(text, mark)
    const found = findRule(words.slice(mark), parent)
    if (found !== undefined && found.section !== parent && found.section !== 'overview') {
      return { section: found.section, rule: `first words ${words}` }
    }
  }
  const allowed = sentenceLabels[parent]
  if (allowed === undefined) return undefined
  const found = findRule(firstSentence(text, mark), parent)
  if (found === undefined || !allowed.includes(found.section)) return undefined
  return { section: found.section, rule: `first sentence ${found.word}` }
}

/** The label of what is attached, by its caption. */
export function labelAttachment(mark: string, caption: string | null): SectionLabelling {
  const found = caption === null ? undefined : findRule(caption, null)
  // What is attached to a report is as good as always its table of figures.
  return {
    section: found?.section ?? 'statistics',
    rule: found === undefined ? `attachment ${mark}` : `heading ${found.word}`,
  }
}

/** First rows of a table, which say what it is. */
const headRows = 2

/** The label of a table that stands before any heading, by the statutory form it is; undefined for any other table. */
export function labelLoneTable(rows: readonly { text: string }[]): SectionLabelling | undefined {
  const head = normalizeText(
    rows
      .slice(0, headRows)
      .map((row) => row.text)
      .join('\n'),
  )
  for (const { section, words } of tableRules) {
    const word = words.find((candidate) => head.includes(candidate))
    if (word !== undefined) return { section, rule: `table ${word}` }
  }
  return undefined
}

function findRule(
  words: string,
  parent: SectionKey | null,
): { section: SectionKey; word: string } | undefined {
  if (parent !== null && keptBelow.includes(parent)) return undefined
  const normalized = normalizeText(words)
  const allowsWeak = parent === null || generalSections.includes(parent)
  for (const row of normalizedRules) {
    if (row.strength === 'weak' && !allowsWeak) continue
    const word = row.words.find((candidate) =>
      row.isWhole === true
        ? normalized.replace(aroundWhole, '') === candidate
        : normalized.includes(candidate),
    )
    if (word !== undefined) return { section: row.section, word }
  }
  return undefined
}

/** 因公开工作受到举报的情况 says no more than 受到举报. */
const aroundWhole = /^因?(?:政府|政务)?(?:信息)?公开(?:工作)?|的?情况$|[。:]$/g

function firstSentence(text: string, from: number): string {
  return text.slice(0, from + text.slice(from).search(/[。；;：:！!？?]|$/))
}

/** The first sentence; a long one is cut at its first comma. */
function firstWords(text: string, mark: number): string {
  const sentence = firstSentence(text, mark)
  if (sentence.length <= maxFirstWords) return sentence
  const comma = sentence.slice(mark).search(/[,，]/)
  return sentence.slice(0, comma < 0 ? maxFirstWords : Math.min(mark + comma, maxFirstWords))
}
