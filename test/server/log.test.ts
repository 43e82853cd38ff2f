import { existsSync, openSync, closeSync, readFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createLogger } from '../../src/server/request-context.ts'

const full = '/dev/full'

it.runIf(existsSync(full))('a log on a full disk loses its lines and nothing else', () => {
  const file = openSync(full, 'w')
  onTestFinished(() => {
    closeSync(file)
  })
  const logger = createLogger('info', file)
  for (let i = 0; i < 100; i++) logger.info({ i }, 'x'.repeat(20_000))
})

it('a log is written line by line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-log-'))
  const file = openSync(join(folder, 'log'), 'w')
  onTestFinished(() => {
    closeSync(file)
    rmSync(folder, { recursive: true })
  })
  const logger = createLogger('info', file)
  logger.info('first')
  logger.debug('not asked for')
  expect(JSON.parse(readFileSync(join(folder, 'log'), 'utf8'))).toMatchObject({ msg: 'first' })
})
