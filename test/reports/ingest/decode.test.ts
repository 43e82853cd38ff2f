import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../src/ingest/decode.ts'
import { sharedPath } from '../support/shared-path.ts'

describe('decodeText over real files', () => {
  it('reads the GBK sample without a damaged character', () => {
    const decoded = decodeText(
      readFileSync(sharedPath('samples', 'hailar-2012-work-report-gbk.txt')),
      'hailar.txt',
    )
    expect(decoded.encoding).toBe('gb18030')
    expect(decoded.text).toContain('海拉尔区第十三届人民代表大会')
    expect(decoded.text).not.toContain('\uFFFD')
  })
})
