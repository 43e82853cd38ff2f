/** The chapters that the statutory forms since 2019 ask for, and which of them a report lacks or leaves empty. */
import { toSimplified } from '../../text/index.ts'
import type { SectionKey } from '../section-labels.ts'
import type { OutlineNode, Report } from '../types.ts'
import { walkOutline } from '../walk-outline.ts'

/** In the order of the form, as it prints them. */
const formChapters = [
  { section: 'overview', heading: '总体情况' },
  { section: 'proactiveDisclosure', heading: '主动公开政府信息情况' },
  { section: 'disclosureOnRequest', heading: '收到和处理政府信息公开申请情况' },
  { section: 'reviewAndLitigation', heading: '政府信息公开行政复议、行政诉讼情况' },
  { section: 'problemsAndImprovements', heading: '存在的主要问题及改进情况' },
  { section: 'otherMatters', heading: '其他需要报告的事项' },
] as const satisfies readonly { section: SectionKey; heading: string }[]

export interface ReviewedChapter {
  section: SectionKey
  /** As the form prints it. */
  heading: string
  /** `empty`: the heading is there, and nothing stands under it. */
  state: 'present' | 'empty' | 'missing'
  /** Its place in the outline; null where it is missing. */
  nodeId: string | null
  /** Characters of running text under it, white space not counted, and tables. */
  characters: number
  tables: number
}

/** Which form a report is held against: that of its own marks, else that of its year; null before 2019, when it was free. */
export function formOf({
  era,
  reportYear,
}: Pick<Report, 'era' | 'reportYear'>): '2019' | '2021' | null {
  if (era === '2019' || era === '2021') return era
  if (reportYear === null || reportYear < 2019) return null
  return reportYear >= 2021 ? '2021' : '2019'
}

const bare = (text: string): string => toSimplified(text).replace(/\s+/g, '')

/** The chapter of a section: the root that is called as the form calls it, else the first root of that label. */
function chapterOf(
  outline: readonly OutlineNode[],
  { section, heading }: (typeof formChapters)[number],
): OutlineNode | undefined {
  const roots = outline.filter((node) => node.heading !== null)
  return (
    roots.find((node) => bare(node.heading ?? '').includes(heading)) ??
    roots.find((node) => node.section === section)
  )
}

/** The six chapters of the form; none for a report that none was prescribed for. */
export function reviewChapters(
  report: Pick<Report, 'era' | 'reportYear' | 'outline'>,
): ReviewedChapter[] {
  if (formOf(report) === null) return []
  return formChapters.map((chapter): ReviewedChapter => {
    const node = chapterOf(report.outline, chapter)
    if (node === undefined)
      return { ...chapter, state: 'missing', nodeId: null, characters: 0, tables: 0 }
    let characters = 0
    let tables = 0
    for (const { passages, tables: own } of walkOutline([node])) {
      for (const { text } of passages) characters += text.replace(/\s+/g, '').length
      tables += own.length
    }
    const state = characters === 0 && tables === 0 ? 'empty' : 'present'
    return { ...chapter, state, nodeId: node.id, characters, tables }
  })
}
