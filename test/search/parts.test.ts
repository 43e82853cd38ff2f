/** Running text, headings and tables told apart: narrowed and counted by part, exactly, everywhere a filter stands. */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { passagesOfReport } from '../../src/index/index.ts'
import { partOfKind } from '../../src/index/searched-passages.ts'
import { generateReports } from '../../bench/generator/index.ts'
import { readBytes } from '../../src/ingest/index.ts'
import { reportParts, type ReportPart } from '../../src/limits.ts'
import { parseReport, sectionKeys, type SectionKey } from '../../src/report/index.ts'
import type { SearchService } from '../../src/search/index.ts'
import { normalizeText } from '../../src/text/index.ts'
import { anyAnalyzer } from '../support/analyzers.ts'
import { runs } from '../support/long.ts'
import { corpusFolder, parametersOf, readReports, serviceOver, type NamedReport } from './corpus.ts'

interface Plain {
  part: ReportPart
  section: SectionKey
  text: string
}

describe('parts of the text', () => {
  let service: SearchService
  let texts: Plain[][]

  beforeAll(async () => {
    const reports: NamedReport[] = await readReports(corpusFolder)
    for (const { fileName, text } of generateReports({ seed: 4, count: 12, characters: 1500 })) {
      const [document] = await readBytes(new TextEncoder().encode(text), fileName)
      reports.push({ name: fileName, report: parseReport(document!) })
    }
    service = serviceOver(reports, anyAnalyzer())
    texts = reports.map(({ report }) =>
      passagesOfReport(report).map(({ kind, section, text }) => ({
        ...{ part: partOfKind[kind], section },
        text: normalizeText(text),
      })),
    )
  })

  /** Counts by plain search over the texts of some parts and sections. */
  function count(literal: string, parts: readonly ReportPart[], sections: readonly SectionKey[]) {
    const holding = texts.map((units) =>
      units
        .filter(({ part }) => parts.length === 0 || parts.includes(part))
        .filter(({ section }) => sections.length === 0 || sections.includes(section))
        .map(({ text }) => {
          let places = 0
          for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1)) places++
          return places
        })
        .filter((places) => places > 0),
    )
    return {
      total: holding.filter((each) => each.length > 0).length,
      passages: holding.flat().length,
      occurrences: holding.flat().reduce((a, b) => a + b, 0),
    }
  }

  const phrase = (literal: string): string => `"${literal}"`

  it('are searched and counted as plain search over them counts, with sections or without', async () => {
    let found = 0
    const pieces = fc.nat().chain((at) =>
      fc.record({ from: fc.nat(30), length: fc.integer({ min: 1, max: 4 }) }).map((cut) => {
        const units = texts.flat()
        const { text } = units[at % units.length]!
        const start = cut.from % Math.max(1, text.length)
        return text.slice(start, start + cut.length)
      }),
    )
    await fc.assert(
      fc.asyncProperty(
        pieces,
        fc.subarray([...reportParts]),
        fc.oneof(
          fc.constant<SectionKey[]>([]),
          fc.subarray<SectionKey>([...sectionKeys], { maxLength: 3 }),
        ),
        async (literal, part, section) => {
          if (!/^[\p{L}\p{N}]+$/u.test(literal)) return
          const filters = { part, section }
          const { facets, ...answer } = await service.search({
            ...parametersOf(phrase(literal), { filters }),
          })
          const counted = count(literal, part, section)
          const { total, passages, occurrences } = answer
          // Nothing is found in part where a phrase stands alone.
          expect({ total, passages, occurrences }).toEqual(counted)
          found += total
          for (const each of reportParts) {
            const bucket = facets.part.find(({ value }) => value === each)
            expect(bucket?.count ?? 0).toBe(count(literal, [each], section).total)
          }
          for (const each of sectionKeys) {
            const bucket = facets.section.find(({ value }) => value === each)
            expect(bucket?.count ?? 0).toBe(count(literal, part, [each]).total)
          }
        },
      ),
      { numRuns: runs(300), seed: 11 },
    )
    expect(found).toBeGreaterThan(50)
  })

  it('add up: what stands anywhere stands in one of them', async () => {
    for (const literal of ['公开', '申请', '延期', '26']) {
      const whole = await service.search(parametersOf(phrase(literal)))
      let places = 0
      for (const part of reportParts)
        places += (await service.search(parametersOf(`${phrase(literal)} part:${part}`)))
          .occurrences
      expect(places).toBe(whole.occurrences)
      expect(await service.verify(phrase(literal))).toMatchObject({
        agrees: true,
        index: { occurrences: whole.occurrences },
      })
    }
  })

  it('are named in either script, by key, and excluded', async () => {
    const asked = async (field: string) =>
      (await service.search(parametersOf(`申请 ${field}`))).query.filters.part
    expect(await asked('part:正文')).toEqual(['prose'])
    expect(await asked('位置:標題,表格')).toEqual(['heading', 'table'])
    expect(await asked('part:table')).toEqual(['table'])
    expect(await asked('-part:表格')).toEqual(['prose', 'heading'])
    expect(await asked('part:正文,表格 -part:表格')).toEqual(['prose'])
    const { warnings } = await service.search(parametersOf('申请 part:附件'))
    expect(warnings.map(({ code }) => code)).toContain('unknown_value')
  })

  it('asked for and excluded at once leave nothing, as sections do', async () => {
    for (const fields of ['part:正文 -part:正文', 'section:fees section:overview'])
      expect(await service.search(parametersOf(`公开 ${fields}`)), fields).toMatchObject({
        total: 0,
      })
  })

  it('cannot narrow a part of a query, which is said', async () => {
    for (const field of ['part:正文', 'section:overview']) {
      const { warnings } = await service.search(parametersOf(`(公开 ${field}) OR 延期`))
      expect(warnings.map(({ code }) => code)).toContain('field_of_all')
    }
  })

  it('narrow a file and the passages of a report', async () => {
    const parameters = parametersOf('申请', { filters: { part: ['table'] } })
    const { rows } = await service.export({ ...parameters, limit: Infinity })
    let lines = 0
    for await (const { passageId } of rows) {
      expect(passageId).toMatch(/\.t\d+\.r/)
      lines++
    }
    const { passages, hits } = await service.search(parameters)
    expect(lines).toBe(passages)
    const opened = await service.passages(hits[0]!.reportId, parameters)
    expect(opened.passages.every(({ passageId }) => passageId.includes('.t'))).toBe(true)
  })
})
