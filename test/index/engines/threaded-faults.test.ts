import { expect, it } from 'vitest'
import { asQueryError } from '../../../src/index/engines/threaded/search-threads.ts'

it.each([
  ['EMFILE', 'overloaded'],
  ['ERR_WORKER_INIT_FAILED', 'overloaded'],
  ['ERR_WORKER_OUT_OF_MEMORY', 'query_too_costly'],
])('a call whose thread ended with %s is answered as %s', (code, expected) => {
  const fault = Object.assign(new Error('of the system'), { code })
  expect(asQueryError(fault)).toMatchObject({ code: expected })
})

it('a fault of the program stays what it is', () => {
  const fault = new TypeError('x is not a function')
  expect(asQueryError(fault)).toBe(fault)
})
