import { describe, expect, it } from 'vitest'
import { findKind } from '../../src/report/kind.ts'

describe('findKind', () => {
  it.each([
    ['高港区人民政府2017年政府信息公开年度报告', 'annualReport'],
    ['阿拉善左旗人民政府2019年政府信息公開年度報告', 'annualReport'],
    ['平潭综合实验区地方税务局2013年信息公开年度报告', 'annualReport'],
    ['某局2017年度政务公开工作总结', 'workSummary'],
    ['政 府 工 作 报 告', 'governmentWorkReport'],
    ['关于做好2021年政府信息公开工作年度报告的通知', 'notice'],
    ['2018年财政决算', 'other'],
  ] as const)('takes %s for %s', (title, kind) => {
    expect(findKind(title, '').kind).toBe(kind)
  })

  it.each([
    ['对政务公开工作进行总结,现将总结情况报告如下:', 'workSummary', 'first sentence'],
    ['各位代表:\n现在,我代表区政府向大会作工作报告', 'governmentWorkReport', 'first sentence'],
    ['三、收到和处理政府信息公开申请情况', 'annualReport', 'content'],
    ['今天天气很好。', 'other', 'content'],
  ] as const)('takes a text without title, %s, for %s', (text, kind, from) => {
    const found = findKind(null, text)
    expect(found.kind).toBe(kind)
    expect(found.origin.from).toBe(from)
  })
})
