/** The one form of a citation: on the page, in exported files, in the answers to assistants. */
import { languages, type Language } from './language.ts'
import { createTranslator } from './translate.ts'
import { citationWords } from './names/citation-words.ts'
import { reportWords } from './names/report-words.ts'

/** A place in a report; `heading`, `section` and `passageId` are left out where they are null. */
export interface CitedPlace {
  reportId: string
  title: string | null
  reportingBody: string | null
  reportYear: number | null
  /** The heading it stands under, as written. */
  heading: string | null
  /** Key of its section, named where it has no heading. */
  section: string | null
  /** Says which paragraph, table or row: `s3.p2`, `s3.t1`, `s3.t1.r4`. */
  passageId: string | null
  /** Whether it was read off a scanned page by text recognition, which the citation then says. */
  ocr?: boolean | undefined
}

const citationMessages = { ...citationWords, ...reportWords }

const translators = new Map(
  languages.map((language) => [language, createTranslator(citationMessages, language)]),
)

/**
 * `《…年度报告》，三、依申请公开，第 2 段，https://…`: whose report, where in it, and its address, in the words of a language. Title
 * and heading stay as they are written.
 *
 * @param address Left out where the page puts it behind itself.
 */
export function citationText(language: Language, place: CitedPlace, address?: string): string {
  const t = translators.get(language)!
  const { title, reportingBody, reportYear, reportId, heading, section, passageId, ocr } = place
  const body = reportingBody ?? reportId
  const named =
    title !== null
      ? t('cite.title', { title })
      : reportYear !== null
        ? t('cite.untitled', { body, year: String(reportYear) })
        : t('cite.undated', { body })
  const [, paragraph, table, row] =
    /(?:\.p(\d+)|(\.t\d+)(?:\.r(\d+))?)$/.exec(passageId ?? '') ?? []
  return [
    named,
    heading ?? (section === null ? undefined : t.maybe(`section.${section}`, section)),
    paragraph && t('cite.passage', { number: paragraph }),
    table && t('cite.table'),
    row && t('cite.row', { number: row }),
    ocr === true && t('cite.ocr'),
    address,
  ]
    .filter((part) => part !== undefined && part !== '' && part !== false)
    .join(t('cite.separator'))
}
