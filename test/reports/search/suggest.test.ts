/**
 * Suggestions and corrections over the real reports. The lists were made from what people ask about, before any was tried: some of it
 * stands in no report.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { createEmbeddedEngine, createMemorySnapshot, noFilters } from '../../../src/index/index.ts'
import { createSearchService, type SearchService } from '../../../src/search/index.ts'
import { createAnalyzer } from '../../../src/text/index.ts'
import { readReports } from '../relevance/judged-set.ts'

/** What is typed so far, and what is meant: words, sections, places, bodies, figures; pinyin, initials, English. */
const typed = `
保密 保密审查 | 双随 双随机 | 放管 放管服 | 延期 延期答复 | 过程 过程 | 依申 依申请公开
政策 政策解读 | 诉讼 行政诉讼 | 收费 收费 | 新媒 新媒体 | 微信 微信公众号 | 危房 危房改造
扶贫 扶贫 | 棚户 棚户区改造 | 营商 营商环境 | 疫情 疫情防控 | 培训 培训 | 举报 举报
不予 不予公开 | 补正 补正 | 信访 信访 | 规范 规范性文件 | 三公 三公经费 | 食品 食品安全
高港 高港区 | 淮安 淮安市 | 博州 博尔塔拉 | 住建 住房和城乡建设局 | 教育 教育局 | 收到 申请数
问题 问题与改进 | zd 主动公开 | ys 依申请公开 | ha 淮安 | gg 高港 | js 江苏
pt 平潭 | 国办 国办发 | 营业 营业执照 | 最多 最多跑一次
`
/** A slip, and what is meant. */
const slips = `
主动工开:主动公开 行政诉松:行政诉讼 政府信息公幵:政府信息公开 延期达复:延期答复 规范性文建:规范性文件 放管福:放管服
双随即:双随机 保密审察:保密审查 年度抱告:年度报告 门户网占:门户网站 新媒休:新媒体 政务公闭:政务公开
棚户区改照:棚户区改造 环境保沪:环境保护 营商环竟:营商环境 不予公升:不予公开 部分公汗:部分公开 行政许克:行政许可
行政除罚:行政处罚 政府采够:政府采购 投诉举暴:投诉举报 三公经废:三公经费 财政预祘:财政预算 住房保章:住房保障
就业创页:就业创业 泰洲:泰州 延其:延期 收废:收费 政俯:政府 信西公开:信息公开
公开指男:公开指南 举报投速:举报投诉 办理结裹:办理结果 一申请公开:依申请公开 新煤体:新媒体 行政复仪:行政复议
脱贫工坚:脱贫攻坚 复意:复议 信防:信访 公共资源配直:公共资源配置
`
/** No slips, though hardly any report says them. */
const rightWords = '量子计算 航天发射 冰川 抗洪抢险 无人机 国有企业 义务教育 碳中和 区块链 高铁'

const shown = 8

describe('over the real reports', () => {
  let service: SearchService

  beforeAll(async () => {
    const analyzer = createAnalyzer({ segmenter: 'node-rs-jieba' })
    const reports = await readReports()
    const snapshot = createMemorySnapshot(
      reports.map(({ report }) => report),
      analyzer,
    )
    service = createSearchService(createEmbeddedEngine(snapshot), analyzer)
  })

  const offered = async (q: string): Promise<string[]> => {
    const parameters = { filters: noFilters, sort: 'relevance', limit: 1, offset: 0 } as const
    const { didYouMean } = await service.search({ q, ...parameters })
    return didYouMean.map(({ text }) => text)
  }

  it('what is meant is suggested after two characters, in 36 of 40 cases at least', async () => {
    const missed: string[] = []
    const cases = typed.trim().split(/\s*[|\n]\s*/u)
    for (const each of cases) {
      const [begun = '', meant = ''] = each.split(' ')
      const found = await service.suggest(begun, shown)
      if (!found.some(({ text, query }) => text.includes(meant) || query.includes(meant)))
        missed.push(each)
    }
    expect(cases).toHaveLength(40)
    expect(missed.length, missed.join(', ')).toBeLessThanOrEqual(4)
  })

  it('what is meant is offered for a slip, in 36 of 40 cases at least, with noise beside it in two at most', async () => {
    const missed: string[] = []
    const noisy: string[] = []
    const cases = slips.trim().split(/\s+/u)
    for (const each of cases) {
      const [slip = '', meant = ''] = each.split(':')
      const found = await offered(slip)
      if (!found.includes(meant)) missed.push(each)
      else if (found.length > 1) noisy.push(`${each}: ${found.join(' ')}`)
    }
    expect(cases).toHaveLength(40)
    expect(missed.length, missed.join(', ')).toBeLessThanOrEqual(4)
    expect(noisy.length, noisy.join(', ')).toBeLessThanOrEqual(2)
  })

  it('something is offered for a word without a slip in two of ten cases at most', async () => {
    const noisy: string[] = []
    for (const word of rightWords.split(' '))
      for (const each of await offered(word)) noisy.push(`${word}: ${each}`)
    expect(noisy.length, noisy.join(', ')).toBeLessThanOrEqual(2)
  })
})
