import { describe, expect, it } from 'vitest'
import { countCharacters, createTally, takeOut, withAccount } from '../../src/ingest/account.ts'
import { toLineBlocks } from '../../src/ingest/formats/text.ts'
import type { SourceDocument } from '../../src/ingest/index.ts'

function documentOf(text: string): SourceDocument {
  const blocks = toLineBlocks(text)
  return { path: 'a', format: 'text', encoding: null, text, blocks, properties: {}, warnings: [] }
}

const codesOf = (document: SourceDocument) => document.warnings.map(({ code }) => code)

describe('withAccount', () => {
  it('says nothing where all that was seen is read', () => {
    const document = withAccount(documentOf('收到 28 件\n答复 27 件'), '收到28件答复27件')
    expect(document.account).toEqual({ seen: 10, read: 10, leftOut: [], notRead: [], surplus: 0 })
    expect(document.warnings).toEqual([])
  })

  it('tells what was seen and is nowhere, with a warning', () => {
    const document = withAccount(documentOf('收到28件'), '收到28件，延期答复和不予公开共2件')
    expect(document.account?.notRead).toEqual([{ reason: 'unaccounted', count: 13, sample: '' }])
    expect(codesOf(document)).toEqual(['text_not_read'])
  })

  it('keeps what is left out for a known reason apart from what was not read', () => {
    const tally = createTally()
    tally.leaveOut('furniture', '— 3 —')
    tally.leaveOut('furniture', '第3页')
    tally.lose('part', '图中文字')
    const document = withAccount(documentOf('收到28件'), 15, tally)
    expect(document.account).toEqual({
      ...{ seen: 15, read: 5, surplus: 0 },
      leftOut: [{ reason: 'furniture', count: 6, sample: '— 3 —第3页' }],
      notRead: [{ reason: 'part', count: 4, sample: '图中文字' }],
    })
    expect(document.warnings).toHaveLength(1)
    expect(document.warnings[0]?.message).toContain('图中文字')
  })

  it('says of hidden text that it was left out, however little there is', () => {
    const tally = createTally()
    tally.leaveOut('hidden', '密')
    const document = withAccount(documentOf('字'.repeat(5000)), 5001, tally)
    expect(codesOf(document)).toEqual(['hidden_text'])
  })

  it('passes over a loss below the share, and says one above it', () => {
    expect(codesOf(withAccount(documentOf('字'.repeat(5000)), 5010))).toEqual([])
    expect(codesOf(withAccount(documentOf('字'.repeat(5000)), 5060))).toEqual(['text_not_read'])
  })

  it('tells text that was read more often than it stands in the file', () => {
    const document = withAccount(
      documentOf('本县全年收到申请28件\n本县全年收到申请28件'),
      '本县全年收到申请28件',
    )
    expect(document.account?.surplus).toBe(11)
    expect(codesOf(document)).toEqual(['text_read_twice'])
  })
})

it('counts characters as they are seen: no white space, no invisible marks, a rare character once', () => {
  expect(countCharacters(' \t\u3000\u00a0\u200b\ufeff\u00ad\n')).toBe(0)
  expect(countCharacters('甪𠮷a1。')).toBe(5)
})

it('moves what a later step takes out from read to left out', () => {
  const { account } = withAccount(documentOf('首页 收到28件'), '首页收到28件')
  expect(takeOut(account!, 'furniture', '首页')).toEqual({
    ...{ seen: 7, read: 5, notRead: [], surplus: 0 },
    leftOut: [{ reason: 'furniture', count: 2, sample: '首页' }],
  })
})
