/** Everyday words lead to what reports say in their place, named as that, and change no count of what was typed. */
import { describe, expect, it } from 'vitest'
import { layWords } from '../../src/search/lay-words.ts'
import { findExplained } from '../../src/search/synonyms-lookup.ts'
import type { SearchService } from '../../src/search/index.ts'
import { normalizeText } from '../../src/text/index.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { parametersOf, plainCount, reportsOfTexts, serviceOver } from './corpus.ts'

const analyzer = anyAnalyzer()

const serviceOf = async (...texts: readonly string[]): Promise<SearchService> =>
  serviceOver(await reportsOfTexts(...texts), analyzer)

/** The bodies found, those of full matches first, and what was explained. */
async function find(service: SearchService, q: string, synonyms = true) {
  const { hits, total, query, match } = await service.search({ ...parametersOf(q), synonyms })
  return {
    match,
    total,
    hits: hits.map((hit) => hit.reportingBody!.slice(0, 1) + (hit.match === 'all' ? '' : '-')),
    explained: query.explained.map(({ text, formal }) => `${text}: ${formal.join(' ')}`),
  }
}

describe('an everyday word', () => {
  it.each([
    ['拒绝', '不予公开'],
    ['不给', '不予公开'],
    ['上诉', '行政诉讼'],
    ['不服', '行政复议'],
    ['纠错', '结果纠正'],
    ['纠错率', '结果纠正'],
    ['顺延', '延期'],
    ['不掌握', '信息不存在'],
    ['时限', '期限'],
  ])('%s leads to %s, behind what holds the word itself', async (lay, formal) => {
    const service = await serviceOf(`记录：${formal}。`, `记录：${lay}。`, '记录。')
    expect(await find(service, lay)).toMatchObject({ total: 1, hits: ['乙', '甲-'] })
    expect((await find(service, lay)).explained[0]).toContain(formal)
    expect((await find(service, `${lay} 记录`)).hits.slice(0, 2)).toEqual(['乙', '甲-'])
    expect(await find(service, lay, false)).toMatchObject({ hits: ['乙'], explained: [] })
    expect(await find(service, `"${lay}"`)).toMatchObject({ hits: ['乙'], explained: [] })
  })

  it('finds what reports say where none holds the word, and that is said', async () => {
    const service = await serviceOf('不予公开三件。', '记录。')
    expect(await find(service, '拒绝')).toEqual({
      ...{ match: 'partial', total: 1, hits: ['甲-'] },
      explained: ['拒绝: 不予公开'],
    })
    const { warnings, query } = await service.search(parametersOf('今年 拒绝'))
    expect(warnings.map(({ code }) => code)).toContain('term_missing')
    expect(query.explained[0]!.query).toBe('今年 不予公开')
  })

  it('says whether the counts speak of what reports say in its place', async () => {
    const service = await serviceOf('拒绝一次。', '不予公开三件。')
    const counted = async (q: string) => {
      const { query, occurrences } = await service.search(parametersOf(q))
      return [query.explained.map((each) => each.counted), occurrences]
    }
    expect(await counted('拒绝')).toEqual([[false], 1])
    // No report holds both words: what holds one, or what is said for one, is counted.
    expect(await counted('拒绝 飞艇')).toEqual([[true], 2])
  })

  it('counts as it was typed, whatever reports say in its place', async () => {
    const reports = await reportsOfTexts(
      '拒绝一次，不予公开。',
      '不予公开。',
      '不予公开，拒绝两次，拒绝。',
    )
    const service = serviceOver(reports, analyzer)
    const { total, passages, occurrences, query, partialTotal } = await service.search(
      parametersOf('拒绝'),
    )
    expect({ reports: total, passages, occurrences }).toEqual(plainCount(reports, ['拒绝']))
    expect(query.terms).toEqual([{ text: '拒绝', synonyms: [], occurrences: 3, reports: null }])
    expect(partialTotal).toBe(1)
  })

  it('of one character counts where it is the whole word: 告 is in every 报告', async () => {
    const service = await serviceOf('行政诉讼一件。', '通告三件。')
    expect((await find(service, '告')).explained).toEqual(['告: 行政诉讼'])
    expect((await find(service, '通告')).explained).toEqual([])
  })

  it('says nothing of what stands nowhere, and is no part of another word', async () => {
    const service = await serviceOf('拒绝。', '热情服务，从不服务不周。')
    expect((await find(service, '拒绝')).explained).toEqual([])
    expect(findExplained('不服务', analyzer)).toEqual([])
    expect(findExplained('广告', analyzer)).toEqual([])
    expect((await find(service, '记录 -拒绝')).explained).toEqual([])
  })

  it('helps to answer a question, also where it only asks', async () => {
    const service = await serviceOf('答复期限二十个工作日。', '答复来信。', '来信。')
    const { hits, explained } = await find(service, '多久答复？')
    expect(hits[0]).toMatch(/^甲/)
    expect(explained).toEqual(['多久: 期限 工作日'])
  })
})

it('no row explains a word by itself, and each says why', () => {
  for (const { lay, formal, reason } of layWords) {
    expect(reason).not.toBe('')
    for (const word of lay) {
      expect(formal.map(normalizeText)).not.toContain(normalizeText(word))
      expect(findExplained(normalizeText(word), analyzer).length, word).toBeGreaterThan(0)
    }
  }
})
