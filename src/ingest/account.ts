/** What a reader was given and what became of it: nothing of a file goes missing without being counted. */
import { remark, sentence } from '../sentence.ts'
import type {
  AccountEntry,
  Block,
  DocumentWarning,
  LossReason,
  ReadingAccount,
  SourceDocument,
} from './types.ts'

/** A loss above this share of what was seen, or above so many characters, is a warning. */
const maxShare = 0.005
const maxCharacters = 20
/** Characters of what is missing that a warning and `inspect` show. */
const sampleLength = 40

/** What is left out on purpose, but so that a reader of the report has to hear of it whatever its size. */
const alwaysSaid: ReadonlySet<LossReason> = new Set(['hidden'])

/** Collects what is not in the text while a reader goes through a file. */
export interface Tally {
  /** Something that the text leaves out on purpose. */
  leaveOut(reason: LossReason, text: string): void
  /** Something that should stand in the text and does not. */
  lose(reason: LossReason, text: string): void
  entries(): Pick<ReadingAccount, 'leftOut' | 'notRead'>
}

/** A tally with nothing in it. */
export function createTally(): Tally {
  const leftOut = new Map<LossReason, AccountEntry>()
  const notRead = new Map<LossReason, AccountEntry>()
  const add = (to: Map<LossReason, AccountEntry>, reason: LossReason, text: string) => {
    const count = countCharacters(text)
    if (count === 0) return
    const entry = to.get(reason) ?? { reason, count: 0, sample: '' }
    to.set(reason, entry)
    entry.count += count
    const room = sampleLength - entry.sample.length
    if (room > 0) entry.sample = clip((entry.sample + shorten(text, 2 * room)).trimStart())
  }
  return {
    leaveOut: (reason, text) => {
      add(leftOut, reason, text)
    },
    lose: (reason, text) => {
      add(notRead, reason, text)
    },
    entries: () => ({ leftOut: [...leftOut.values()], notRead: [...notRead.values()] }),
  }
}

function shorten(text: string, length: number): string {
  return text.slice(0, length).replace(/\s+/g, ' ')
}

/** Never ends in half a character. */
function clip(text: string): string {
  return text.slice(0, sampleLength).replace(/[\uD800-\uDBFF]$/, '')
}

/**
 * The document with its account and the warnings that follow from it. One line for a reader:
 * `return withAccount(document, everything)` where nothing is left out on purpose, a tally as third argument where something is.
 *
 * @param seen The characters that the file holds, counted apart from what was read: all of its text, or its number of characters
 *   (white space not counted). What was seen and is neither read nor tallied is told as not read (`unaccounted`).
 */
export function withAccount(
  document: SourceDocument,
  seen: string | number,
  tally: Tally = createTally(),
): SourceDocument {
  const account = balance(
    typeof seen === 'number' ? seen : countCharacters(seen),
    countBlocks(document.blocks),
    tally.entries(),
  )
  return { ...document, account, warnings: [...document.warnings, ...warningsOf(account)] }
}

function balance(
  seen: number,
  read: number,
  { leftOut, notRead }: Pick<ReadingAccount, 'leftOut' | 'notRead'>,
): ReadingAccount {
  const rest = seen - read - total(leftOut) - total(notRead)
  if (rest > 0) notRead.push({ reason: 'unaccounted', count: rest, sample: '' })
  return { seen, read, leftOut, notRead, surplus: Math.max(0, -rest) }
}

/** The account after a later step took some of the text out again. */
export function takeOut(account: ReadingAccount, reason: LossReason, text: string): ReadingAccount {
  const count = countCharacters(text)
  if (count === 0) return account
  const before = account.leftOut.find((entry) => entry.reason === reason)
  const sample = clip(`${before?.sample ?? ''}${shorten(text, sampleLength)}`)
  return {
    ...account,
    read: account.read - count,
    leftOut: [
      ...account.leftOut.filter((entry) => entry !== before),
      { reason, count: count + (before?.count ?? 0), sample },
    ],
  }
}

/** The document with something more that its file holds and its text does not, in the account alone. */
export function withMore(
  document: SourceDocument,
  kind: 'leftOut' | 'notRead',
  reason: LossReason,
  text: string,
): SourceDocument {
  const { account } = document
  const count = countCharacters(text)
  if (account === undefined || count === 0) return document
  const before = account[kind].find((entry) => entry.reason === reason)
  const entry: AccountEntry = {
    reason,
    count: count + (before?.count ?? 0),
    sample: clip(`${before?.sample ?? ''}${shorten(text, sampleLength)}`.trimStart()),
  }
  const entries = [...account[kind].filter((each) => each !== before), entry]
  return { ...document, account: { ...account, seen: account.seen + count, [kind]: entries } }
}

/** Characters of the entries together. */
export function total(entries: readonly AccountEntry[]): number {
  return entries.reduce((sum, entry) => sum + entry.count, 0)
}

/** Fewer characters than this without a known reason are a mark that was set or taken away in laying out. */
const fewest = 10

function warningsOf({ seen, leftOut, notRead, surplus }: ReadingAccount): DocumentWarning[] {
  const said: DocumentWarning[] = []
  const missing = total(notRead)
  if (missing > maxCharacters || missing > maxShare * seen) {
    for (const { reason, count, sample } of notRead) {
      if (reason === 'unaccounted' && count < fewest) continue
      const values = { count, share: inPercent(count, seen), reason: sentence(`loss.${reason}`) }
      said.push(
        remark(
          'text_not_read',
          sample === ''
            ? sentence('warning.notRead', values)
            : sentence('warning.notReadSample', { ...values, sample }),
        ),
      )
    }
  }
  for (const { reason, count, sample } of leftOut) {
    if (!alwaysSaid.has(reason)) continue
    const values = { count, reason: sentence(`loss.${reason}`), sample }
    said.push(remark(`${reason}_text`, sentence('warning.leftOut', values)))
  }
  if (surplus >= fewest && (surplus > maxCharacters || surplus > maxShare * seen))
    said.push(remark('text_read_twice', sentence('warning.surplus', { count: surplus })))
  return said
}

function inPercent(count: number, of: number): string {
  return `${((100 * count) / Math.max(1, of)).toFixed(1)}%`
}

/** Characters of blocks as an account counts them. */
export function countBlocks(blocks: readonly Block[]): number {
  let count = 0
  for (const block of blocks) {
    if (block.kind === 'text') count += countCharacters(block.text)
    else for (const cell of block.cells) count += countCharacters(cell.text)
  }
  return count
}

/** Characters of a text as a reader of the page counts them: white space and invisible marks are none. */
export function countCharacters(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    // The second half of a rare character was counted with the first.
    if (unit > 0x20 && !isBlankUnit(unit) && (unit < 0xdc00 || unit > 0xdfff)) count += 1
  }
  return count
}

function isBlankUnit(unit: number): boolean {
  if (unit < 0x7f) return false
  return (
    unit <= 0xa0 ||
    unit === 0xad ||
    (unit >= 0x2000 && unit <= 0x200f) ||
    (unit >= 0x2028 && unit <= 0x202f) ||
    (unit >= 0x205f && unit <= 0x206f) ||
    unit === 0x1680 ||
    unit === 0x3000 ||
    unit === 0xfeff ||
    // What stands for a character that could not be read is no character that was read.
    unit === 0xfffd
  )
}
