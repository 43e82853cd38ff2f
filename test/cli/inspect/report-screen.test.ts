import { describe, expect, it } from 'vitest'
import { clip, fit, gridLines, packLines, widthOf } from '../../../src/cli/inspect/columns.ts'
import { figureLines } from '../../../src/cli/inspect/figure-lines.ts'
import { translatorOf } from '../../../src/cli/translator.ts'
import type { Figure } from '../../../src/report/index.ts'

describe('columns', () => {
  it('count a Chinese character as two places', () => {
    expect(widthOf('公开 2017年')).toBe(11)
    expect(fit('公开', 6)).toBe('公开  ')
    expect(clip('政府信息公开', 8)).toBe('政府信…')
    expect(clip('公开', 4)).toBe('公开')
    expect(
      gridLines(
        [
          ['', '总计'],
          ['a', '3'],
        ],
        10,
      ),
    ).toEqual(['   总计', 'a     3'])
    expect(packLines(['a', 'bb', '公开', 'd', 'e'], 16)).toEqual(['a     公开  e', 'bb    d'])
  })
})

const figure = (key: string, value: number | null, more: Partial<Figure> = {}): Figure => ({
  key,
  label: key,
  value,
  raw: value === null ? '' : String(value),
  unit: '件',
  reading: 'table',
  source: { passageId: 's1.p1' },
  ...more,
})

describe('figures on the screen', () => {
  it('stand by applicant in one grid, like groups in another, the rest beside each other', () => {
    const lines = figureLines(
      [
        figure('requests.received', 12, { applicant: 'naturalPerson' }),
        figure('requests.received', 15, { applicant: 'total' }),
        figure('rules.made', 1),
        figure('rules.inForce', null, { raw: '/' }),
        figure('licensing.made', 4),
        figure('licensing.inForce', null),
        figure('meetings.total', 2, { unit: '次' }),
        figure('staff.total', null, { reading: 'unreadable', raw: '39601' }),
        figure('reviews.total', 3, { reading: 'inferred' }),
        figure('requests.granted', 9, {
          reading: 'prose',
          source: { passageId: 's3.p1', sentence: '予以公开9件。' },
        }),
        figure('complaints.total', null, {
          ...{ reading: 'prose', state: 'disputed' },
          candidates: [
            { value: 7, raw: '7', source: { passageId: 's4.p1', sentence: '举报7件。' } },
            { value: 9, raw: '9', source: { passageId: 's4.p2', sentence: '举报9件。' } },
          ],
        }),
      ],
      100,
      translatorOf('zh-Hans'),
    )
    expect(lines).toEqual([
      '                   自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计',
      'requests.received      12                                                          15',
      '           made  inForce',
      'rules         1        /',
      'licensing     4        ·',
      'meetings.total 2 次    staff.total ?39601 件  reviews.total ~3 件',
      'requests.granted 9 件  s3.p1 “予以公开9件。”',
      'complaints.total 7≠9 件  s4.p1 “举报7件。”',
      'complaints.total 7≠9 件  s4.p2 “举报9件。”',
    ])
  })
})
