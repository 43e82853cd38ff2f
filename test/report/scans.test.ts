import { describe, expect, it } from 'vitest'
import type { SourceDocument } from '../../src/ingest/index.ts'
import { createComposer } from '../../src/ingest/formats/compose.ts'
import { parseReport } from '../../src/report/index.ts'

const title = '云汀市青岫县人民政府2023年政府信息公开工作年度报告'

/** A report of lines; those that begin with * were read off a picture. */
function reportOf(...lines: readonly string[]) {
  const composer = createComposer()
  for (const line of [title, ...lines])
    composer.addText(line.replace(/^\*/, ''), { ocr: line.startsWith('*') })
  const document: SourceDocument = {
    ...{ path: 'scan.pdf', format: 'pdf', encoding: null, properties: {}, warnings: [] },
    ...composer.finish(),
  }
  const { figures, checks, outline } = parseReport(document)
  const figure = (key: string) => {
    const found = figures.find((each) => each.key === key)
    return found && [found.value, found.state, found.raw]
  }
  return { figure, outcomes: checks.map(({ outcome }) => outcome), outline }
}

describe('what was read off a picture', () => {
  it('is marked, and nothing else is', () => {
    const { outline } = reportOf('一、总体情况', '今年召开会议2次。', '*全年培训3次。')
    expect(outline[0]!.passages.map(({ ocr }) => ocr)).toEqual([undefined, true])
  })

  it('states no figure that nothing confirms', () => {
    const { figure } = reportOf('一、总体情况', '*2023年主动公开政府信息1256条。')
    expect(figure('proactiveDisclosure.total')).toEqual([null, 'unreadable', '1256'])
    const typed = reportOf('一、总体情况', '2023年主动公开政府信息1256条。', '*其他事项。')
    expect(typed.figure('proactiveDisclosure.total')).toEqual([1256, 'stated', '1256'])
  })

  it('infers a figure whose parts add up', () => {
    const { figure, outcomes } = reportOf(
      '三、依申请公开情况',
      '*全年共收到政府信息公开申请47件，其中自然人申请40件，法人申请7件。',
    )
    expect(figure('requests.received')).toEqual([47, 'inferred', '47'])
    expect(outcomes).toEqual(['pass'])
  })

  it('accuses nobody of a sum that may have been misread', () => {
    const sentence = '全年共收到政府信息公开申请47件，其中当面申请20件、网络申请10件、信函申请7件。'
    const typed = reportOf('三、依申请公开情况', sentence)
    expect(typed.outcomes).toContain('fail')
    const scanned = reportOf('三、依申请公开情况', `*${sentence}`)
    expect(scanned.outcomes).not.toContain('fail')
    expect(scanned.figure('requests.received')).toEqual([null, 'unreadable', '47'])
  })
})
