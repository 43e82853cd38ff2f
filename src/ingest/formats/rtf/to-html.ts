/** An RTF document as simple HTML: paragraphs, headings, tables with their merged cells. */
import type { Tally } from '../../account.ts'
import type { LossReason } from '../../types.ts'
import { isWide } from '../join-lines.ts'
import { tableHtml, type RtfCell, type RtfRow } from './table.ts'
import { tokensOf } from './tokens.ts'

export interface RtfText {
  html: string
  /** Every character of the body, for the account. */
  seen: string
  properties: Record<string, string>
}

/** What a group's text is: of the body, of a property, of nothing, or left out for a reason. */
type Destination =
  'body' | 'fonts' | 'styles' | 'nothing' | { property: string } | { leftOut: LossReason }

/** Groups that open a destination of their own. Every other one that begins with `\*` is passed over. */
const destinations: Readonly<Record<string, Destination>> = {
  fonttbl: 'fonts',
  stylesheet: 'styles',
  title: { property: 'title' },
  author: { property: 'author' },
  subject: { property: 'subject' },
  keywords: { property: 'keywords' },
  ...Object.fromEntries(
    ['header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf'].map(
      (name) => [name, { leftOut: 'furniture' } as const],
    ),
  ),
  annotation: { leftOut: 'comment' },
  shprslt: { leftOut: 'repeated' },
  nonesttables: { leftOut: 'repeated' },
  ...Object.fromEntries(
    [
      ...['colortbl', 'info', 'pict', 'objdata', 'objclass', 'objname', 'fldinst', 'listtable'],
      ...['listoverridetable', 'rsidtbl', 'generator', 'bkmkstart', 'bkmkend', 'nonshppict', 'pn'],
      ...['sn', 'sv', 'themedata', 'datastore', 'latentstyles', 'filetbl', 'revtbl', 'xe', 'tc'],
      ...['atnid', 'atnauthor', 'atntime', 'ftnsep', 'ftnsepc', 'aftnsep', 'aftnsepc', 'operator'],
      ...['company', 'manager', 'category', 'doccomm', 'hlinkbase', 'creatim', 'revtim', 'printim'],
      ...['comment', 'nesttableprops', 'userprops', 'xmlnstbl', 'mmathPr', 'falt', 'panose'],
    ].map((name) => [name, 'nothing'] as const),
  ),
}
/** Groups with `\*` whose text is of the body all the same. */
const kept = new Set(['shpinst', 'shptxt', 'ud', 'listtext', 'pntext', 'footnote', 'txbx'])
/** Groups whose text stands beside the paragraph that they begin in: after it, or at the document's end. */
const beside: Readonly<Record<string, 'box' | 'note'>> = { shptxt: 'box', footnote: 'note' }

const signs: Readonly<Record<string, string>> = {
  '~': '\u00a0',
  _: '-',
  tab: '\t',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  nestcell: ' ',
  nestrow: ' ',
}

const encodingOfCharset: Readonly<Record<number, string>> = {
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gb18030',
  136: 'big5',
  204: 'windows-1251',
}
const encodingOfCodePage: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  54936: 'gb18030',
  65001: 'utf-8',
  1251: 'windows-1251',
}
/** Groups in groups: more are an attack. */
const maxDepth = 10_000

interface Group {
  destination: Destination
  /** Characters after `\u` that stand for it in old programs. */
  fallback: number
  font: number
  wideFont: number
  isHidden: boolean
  isDeleted: boolean
  /** The paragraph that goes on when the group ends. */
  outer?: string
  /** The group, or one around it, stands beside the text. */
  aside?: 'box' | 'note'
  /** The group holds the number of a list. */
  isNumber?: boolean
  /** The group gives its text twice: the first time for old programs. */
  isTwofold?: boolean
}

/** Reads the document; what is left out on purpose goes to the tally. */
export function toHtml(bytes: Uint8Array, tally: Tally): RtfText {
  const parts: string[] = []
  const notes: string[] = []
  let boxes: string[] = []
  const properties: Record<string, string> = {}
  const fonts = new Map<number, string>()
  const headingStyles = new Set<number>()
  const stack: Group[] = []
  let group: Group = {
    destination: 'body',
    fallback: 1,
    font: -1,
    wideFont: -1,
    isHidden: false,
    isDeleted: false,
  }
  let codePage = 'windows-1252'
  let pending: number[] = []
  let pendingEncoding = ''
  let seen = ''
  let paragraph = ''
  let isHeading = false
  let isInTable = false
  let cell = ''
  let cells: RtfCell[] = []
  let contents: string[] = []
  let left = 0
  let nextCell: Omit<RtfCell, 'right'> = { isMergedLeft: false, isMergedUp: false }
  let rows: RtfRow[] = []
  let skip = 0
  let isStarred = false
  let isWideRun = false
  let styleFont = -1
  let style = -1

  function flush(): void {
    if (pending.length === 0) return
    const text = new TextDecoder(pendingEncoding).decode(Uint8Array.from(pending))
    pending = []
    write(text)
  }

  function write(text: string): void {
    const { destination } = group
    if (typeof destination === 'object') {
      if ('leftOut' in destination) {
        seen += text
        tally.leaveOut(destination.leftOut, text)
      } else properties[destination.property] = (properties[destination.property] ?? '') + text
      return
    }
    if (destination !== 'body') return
    seen += text
    if (group.isHidden || group.isDeleted) {
      tally.leaveOut(group.isHidden ? 'hidden' : 'deleted', text)
      return
    }
    paragraph += text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  }

  function takeParagraph(): string {
    const words = paragraph.trim()
    paragraph = ''
    if (words === '') return ''
    return isHeading ? `<h2>${words}</h2>` : `<p>${words}</p>`
  }

  function endTable(): void {
    if (rows.length > 0) parts.push(tableHtml(rows))
    rows = []
    if (cell !== '' || contents.length > 0) parts.push(...contents, cell)
    cell = ''
    contents = []
  }

  function endParagraph(): void {
    const own = takeParagraph()
    if (group.aside !== undefined) {
      const list = group.aside === 'box' ? boxes : notes
      list.push(own)
      return
    }
    const html = [own, ...boxes].join('')
    boxes = []
    if (isInTable) cell += html
    else {
      endTable()
      parts.push(html)
    }
  }

  function addByte(byte: number): void {
    if (skip > 0) {
      skip--
      return
    }
    if (group.destination === 'fonts' || group.destination === 'styles') return
    const wanted = encodingAt(byte)
    // The second byte of a character may be below 128; it stays with the first.
    if (byte >= 0x80 && pending.length > 0 && wanted !== pendingEncoding) flush()
    if (pending.length === 0) pendingEncoding = wanted
    pending.push(byte)
  }

  function encodingAt(byte: number): string {
    const own = fonts.get(group.font)
    const wide = fonts.get(group.wideFont)
    if (own !== undefined) return own
    return byte >= 0x80 && isWideRun && wide !== undefined ? wide : codePage
  }

  function open(word: string): void {
    const found = Object.hasOwn(destinations, word) ? destinations[word] : undefined
    if (group.destination === 'body' || word === 'ud' || isProperty(found)) {
      if (found !== undefined) group.destination = found
      else if (isStarred && !kept.has(word)) group.destination = 'nothing'
      else if (word === 'ud' && stack.at(-1)?.isTwofold === true) group.destination = 'body'
    }
    const aside = Object.hasOwn(beside, word) ? beside[word] : undefined
    if (aside !== undefined && group.destination === 'body') {
      group.aside = aside
      group.outer = paragraph
      paragraph = ''
    }
    if (word === 'listtext' || word === 'pntext') group.isNumber = true
    isStarred = false
  }

  function isProperty(found: Destination | undefined): boolean {
    return typeof found === 'object' && 'property' in found && stack.length <= 3
  }

  function close(): void {
    // The distance to the text is no space where a wide sign ends the number: 一、
    if (group.isNumber === true && isWide(paragraph.trimEnd().at(-1) ?? '\u3000'))
      paragraph = paragraph.trimEnd()
    const { outer } = group
    if (outer !== undefined) {
      endParagraph()
      paragraph = outer
    }
    group = stack.pop() ?? group
  }

  function control(word: string, value: number | undefined): void {
    if (Object.hasOwn(signs, word)) {
      write(signs[word]!)
      return
    }
    const isOn = value !== 0
    switch (word) {
      case 'ansicpg':
        codePage = encodingOfCodePage[value ?? 0] ?? 'windows-1252'
        break
      case 'f':
        if (group.destination === 'fonts') styleFont = value ?? 0
        else group.font = value ?? 0
        break
      case 'fcharset':
        if (group.destination === 'fonts') {
          const encoding = encodingOfCharset[value ?? 0]
          if (encoding !== undefined) fonts.set(styleFont, encoding)
        }
        break
      case 'af':
        if (isWideRun) group.wideFont = value ?? 0
        break
      case 'dbch':
        isWideRun = true
        break
      case 'loch':
      case 'hich':
        isWideRun = false
        break
      case 's':
        if (group.destination === 'styles') style = value ?? 0
        else if (group.destination === 'body') isHeading = headingStyles.has(value ?? 0)
        break
      case 'outlinelevel':
        if (group.destination === 'styles') {
          if ((value ?? 9) < 9) headingStyles.add(style)
        } else if (group.destination === 'body') isHeading = (value ?? 9) < 9
        break
      case 'u': {
        const unit = (value ?? 0) & 0xffff
        write(String.fromCharCode(unit))
        skip = group.fallback
        break
      }
      case 'uc':
        group.fallback = Math.max(0, value ?? 1)
        break
      case 'upr':
        group.isTwofold = true
        group.destination = 'nothing'
        break
      case 'v':
        group.isHidden = isOn
        break
      case 'deleted':
        group.isDeleted = isOn
        break
      case 'plain':
        group.isHidden = false
        group.isDeleted = false
        break
      default:
        if (group.destination === 'body') layout(word, value)
    }
  }

  function layout(word: string, value: number | undefined): void {
    switch (word) {
      case 'pard':
        isInTable = false
        isHeading = false
        break
      case 'intbl':
        isInTable = true
        break
      case 'itap':
        isInTable = (value ?? 1) > 0
        break
      case 'line':
      case 'lbr':
        paragraph += '<br>'
        break
      case 'par':
      case 'sect':
      case 'page':
      case 'column':
        endParagraph()
        break
      case 'trowd':
        cells = []
        left = 0
        nextCell = { isMergedLeft: false, isMergedUp: false }
        break
      case 'trleft':
        left = value ?? 0
        break
      case 'clmrg':
        nextCell.isMergedLeft = true
        break
      case 'clvmrg':
        nextCell.isMergedUp = true
        break
      case 'cellx':
        cells.push({ right: value, ...nextCell })
        nextCell = { isMergedLeft: false, isMergedUp: false }
        break
      case 'cell':
        cell += [takeParagraph(), ...boxes].join('')
        boxes = []
        contents.push(cell)
        cell = ''
        break
      case 'row':
        if (contents.length > 0) rows.push({ left, cells, contents })
        contents = []
        break
      default:
    }
  }

  let isGroupStart = false
  for (const token of tokensOf(bytes)) {
    if (token.kind === 'byte') {
      isGroupStart = false
      addByte(token.byte)
      continue
    }
    flush()
    if (token.kind === 'control' && skip > 0 && token.word !== 'u') {
      // A control word stands for one character of the fallback.
      skip--
      continue
    }
    skip = 0
    if (token.kind === 'open') {
      if (stack.length >= maxDepth) throw new Error('groups are nested too deep')
      stack.push(group)
      group = { ...group }
      delete group.outer
      delete group.isTwofold
      delete group.isNumber
      isGroupStart = true
      isStarred = false
    } else if (token.kind === 'close') {
      close()
      isGroupStart = false
    } else if (isGroupStart && token.word === '*') isStarred = true
    else {
      if (isGroupStart) open(token.word)
      isGroupStart = false
      control(token.word, token.value)
    }
  }
  flush()
  while (stack.length > 0) close()
  isInTable = false
  endParagraph()
  return { html: [...parts, ...notes].join('\n'), seen, properties: tidy(properties) }
}

function tidy(properties: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  )
}
