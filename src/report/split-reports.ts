/**
 * A file that holds several reports one after another, each under a title of its own: as many documents. Where the borders are not that
 * certain the file stays one, and `own-parts.ts` keeps the figures of the others out.
 */
import { remark, sentence } from '../sentence.ts'
import { countBlocks, type Block, type SourceDocument } from '../ingest/index.ts'
import { normalizeText } from '../text/index.ts'

const longestTitle = 60
/** A line that is a title and nothing else: 青岫县2023年政府信息公开工作年度报告. */
const titleLine =
  /^[^《》。,;:!?]{0,40}(?:19|20)\d\d年?度?[^《》。,;:!?]{0,30}(?:信息公开|政务公开)[^《》。,;:!?]{0,6}(?:报告|年报)(?:\([^()]{1,10}\))?$/
/** What names a report without being its title. */
const reference =
  /^(?:附|关于|根据|按照|上一[篇条]|下一[篇条]|相关|链接|[\d一二三四五六七八九十]{1,3}[、.)])/
const firstChapter = /^(?:一[、.]|(?:总体情况|概述)$)/
/** The first chapter begins this close behind the title, in blocks: preambles and dates stand between. */
const reach = 6
/** A report is longer than this, characters, or has a second chapter. */
const leastReport = 300
const secondChapter = /^二[、.]/

/** The documents of a document: itself, or a part for each report of it. Offsets stay those of the whole text. */
export function splitReports(document: SourceDocument): SourceDocument[] {
  const starts = titlesOf(document.blocks)
  if (starts.length < 2) return [document]
  const ranges = starts.map((start, i) => [i === 0 ? 0 : start, starts[i + 1]] as const)
  const parts = ranges.map(([from, to]) => document.blocks.slice(from, to))
  if (!parts.every(mayBeReport)) return [document]
  return parts.map((blocks, i) => partOf(document, blocks, { number: i + 1, of: parts.length }))
}

/** Places of the titles under each of which a report begins; none where one title stands twice. */
function titlesOf(blocks: readonly Block[]): number[] {
  const lines = blocks.map((block) =>
    block.kind === 'text' && block.text.length <= longestTitle
      ? normalizeText(block.text).replace(/\s/g, '')
      : '',
  )
  const isTitle = (line: string) => titleLine.test(line) && !reference.test(line)
  const starts = [...lines.keys()].filter((i) => {
    if (!isTitle(lines[i]!)) return false
    const behind = lines.slice(i + 1, i + 1 + reach)
    const chapter = behind.findIndex((line) => firstChapter.test(line))
    return chapter >= 0 && !behind.slice(0, chapter).some(isTitle)
  })
  return new Set(starts.map((i) => lines[i])).size === starts.length ? starts : []
}

function mayBeReport(blocks: readonly Block[]): boolean {
  if (lengthOf(blocks) >= leastReport) return true
  return blocks.some((block) => block.kind === 'text' && secondChapter.test(block.text))
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.length === 0 ? 0 : blocks.at(-1)!.source.end - blocks[0]!.source.start
}

function partOf(
  document: SourceDocument,
  blocks: readonly Block[],
  { number, of }: { number: number; of: number },
): SourceDocument {
  const { account, ...rest } = document
  const isFirst = number === 1
  const from = isFirst ? 0 : blocks[0]!.source.start
  const to = number === of ? document.text.length : blocks.at(-1)!.source.end
  const properties = Object.entries(document.properties).filter(([name]) => !/title/i.test(name))
  const said = sentence('report.partOfFile', { number, of })
  return {
    ...rest,
    path: isFirst ? document.path : `${document.path}#${number}`,
    // Blanks keep the places of what follows, and hold none of the other reports' words.
    text: ' '.repeat(from) + document.text.slice(from, to),
    blocks: [...blocks],
    // A title of the file is that of all its reports.
    properties: Object.fromEntries(properties),
    warnings: [...(isFirst ? document.warnings : []), remark('several_reports', said)],
    ...(account !== undefined && {
      account: isFirst ? restOf(account, document, blocks) : ofAlone(blocks),
    }),
  }
}

type Account = NonNullable<SourceDocument['account']>

/** What the file holds beside its reports is told with the first. */
function restOf(account: Account, { blocks }: SourceDocument, own: readonly Block[]): Account {
  const others = countBlocks(blocks) - countBlocks(own)
  return { ...account, seen: account.seen - others, read: account.read - others }
}

function ofAlone(blocks: readonly Block[]): Account {
  const read = countBlocks(blocks)
  return { seen: read, read, leftOut: [], notRead: [], surplus: 0 }
}
