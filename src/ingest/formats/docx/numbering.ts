/** Writes the automatic numbers of Word (一、 （一） 1.) into the text, where mammoth would leave them out. */
import type { CheerioAPI } from 'cheerio'
import { formatNumber } from './numerals.ts'

/** The parts of the document this needs, as XML text; the last two may be missing. */
export interface NumberedParts {
  document: string
  numbering: string
  styles: string
}

interface Level {
  start: number
  format: string
  /** `%1、`: the number of level 1, then the mark. */
  text: string
}

interface List {
  /** Lists of one kind go on counting together. */
  counter: string
  levels: Map<number, Level>
}

interface NumberProperty {
  list: string
  level: number
}

/** The document's XML with each automatic number as text at the start of its paragraph. */
export async function writeNumbers(parts: NumberedParts): Promise<string> {
  const { load } = await import('cheerio')
  const lists = readLists(load(parts.numbering, { xml: true }))
  if (lists.size === 0) return parts.document
  const styles = readStyleNumbers(load(parts.styles, { xml: true }))
  const $ = load(parts.document, { xml: true })
  const counters = new Map<string, number[]>()
  for (const paragraph of $('w\\:p').toArray()) {
    const properties = $(paragraph).children('w\\:pPr')
    const style = properties.children('w\\:pStyle').attr('w:val') ?? ''
    const own = properties.children('w\\:numPr')
    const number = toNumberProperty(
      own.children('w\\:numId').attr('w:val') ?? styles.get(style)?.list,
      own.children('w\\:ilvl').attr('w:val') ?? styles.get(style)?.level,
    )
    const list = number === undefined ? undefined : lists.get(number.list)
    // An empty paragraph shows no number and takes none.
    if (
      number === undefined ||
      list === undefined ||
      $(paragraph).find('w\\:t').text().trim() === ''
    )
      continue
    const label = countUp(list, number.level, counters)
    if (label === '') continue
    const run = `<w:r><w:t xml:space="preserve">${escapeXml(label)}</w:t></w:r>`
    if (properties.length > 0) properties.first().after(run)
    else $(paragraph).prepend(run)
  }
  return $.xml()
}

function toNumberProperty(
  list: string | undefined,
  level: string | number | undefined,
): NumberProperty | undefined {
  return list === undefined || list === '0' ? undefined : { list, level: Number(level ?? 0) || 0 }
}

function readLists($: CheerioAPI): Map<string, List> {
  const kinds = new Map<string, Map<number, Level>>()
  for (const kind of $('w\\:abstractNum').toArray()) {
    const levels = new Map<number, Level>()
    for (const level of $(kind).children('w\\:lvl').toArray()) {
      levels.set(Number($(level).attr('w:ilvl')), {
        start: Number($(level).children('w\\:start').attr('w:val') ?? 1),
        format: $(level).children('w\\:numFmt').attr('w:val') ?? 'decimal',
        text: $(level).children('w\\:lvlText').attr('w:val') ?? '',
      })
    }
    kinds.set($(kind).attr('w:abstractNumId') ?? '', levels)
  }
  const lists = new Map<string, List>()
  for (const element of $('w\\:num').toArray()) {
    const id = $(element).attr('w:numId') ?? ''
    const kind = $(element).children('w\\:abstractNumId').attr('w:val') ?? ''
    const levels = new Map(kinds.get(kind))
    const overrides = $(element).children('w\\:lvlOverride').toArray()
    for (const override of overrides) {
      const level = Number($(override).attr('w:ilvl'))
      const start = $(override).children('w\\:startOverride').attr('w:val')
      const usual = levels.get(level)
      if (usual !== undefined && start !== undefined)
        levels.set(level, { ...usual, start: Number(start) })
    }
    // A list that is told where to start counts for itself.
    lists.set(id, { counter: overrides.length > 0 ? `own ${id}` : `kind ${kind}`, levels })
  }
  return lists
}

function readStyleNumbers($: CheerioAPI): Map<string, NumberProperty> {
  const own = new Map<string, NumberProperty>()
  const basedOn = new Map<string, string>()
  for (const style of $('w\\:style').toArray()) {
    const id = $(style).attr('w:styleId') ?? ''
    const number = $(style).children('w\\:pPr').children('w\\:numPr')
    const property = toNumberProperty(
      number.children('w\\:numId').attr('w:val'),
      number.children('w\\:ilvl').attr('w:val'),
    )
    if (property !== undefined) own.set(id, property)
    const parent = $(style).children('w\\:basedOn').attr('w:val')
    if (parent !== undefined) basedOn.set(id, parent)
  }
  const resolved = new Map<string, NumberProperty>()
  for (const id of new Set([...own.keys(), ...basedOn.keys()])) {
    const seen = new Set<string>()
    let at: string | undefined = id
    while (at !== undefined && !own.has(at) && !seen.has(at)) {
      seen.add(at)
      at = basedOn.get(at)
    }
    const property = at === undefined ? undefined : own.get(at)
    if (property !== undefined) resolved.set(id, property)
  }
  return resolved
}

function countUp(list: List, level: number, counters: Map<string, number[]>): string {
  const counts = counters.get(list.counter) ?? []
  counters.set(list.counter, counts)
  const startOf = (i: number) => list.levels.get(i)?.start ?? 1
  counts[level] = counts[level] === undefined ? startOf(level) : counts[level] + 1
  counts.length = level + 1
  const { format = 'decimal', text = '' } = list.levels.get(level) ?? {}
  if (format === 'bullet') return ''
  return text.replace(/%(\d)/g, (_mark, digit: string) => {
    const place = Number(digit) - 1
    return formatNumber(
      counts[place] ?? startOf(place),
      list.levels.get(place)?.format ?? 'decimal',
    )
  })
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}
