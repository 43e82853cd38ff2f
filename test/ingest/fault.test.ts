import { expect, it } from 'vitest'
import { faultOf } from '../../src/ingest/fault.ts'
import { inWords } from '../../src/sentence.ts'

function thrownBy(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}

const endless = (): number => 1 + endless()

it.each([
  ['a call stack that is full', () => endless(), /too deep/],
  ['a string beyond all length', () => 'x'.repeat(2 ** 30), /too large/],
  ['an array beyond all length', () => new Array<number>(-1), /too large/],
])('says %s in words of the file', (_, work, words) => {
  const fault = faultOf(thrownBy(work))
  expect(typeof fault === 'string' ? fault : inWords(fault, 'en')).toMatch(words)
})

it('leaves the words of a library as they are', () => {
  expect(faultOf(new Error('bad cross reference'))).toBe('bad cross reference')
})
