/** LibreOffice as a tool of tests: it writes the Word documents and PDFs that readers must be able to read. */
import { describe, it } from 'vitest'
import { isOfficeInstalled, type OfficeFormat } from './convert.ts'

const packages = 'libreoffice-writer-nogui fonts-noto-cjk'

/** A `describe` for each of the formats, whose tests need LibreOffice. */
export function describeOffice(
  name: string,
  formats: readonly OfficeFormat[],
  body: (format: OfficeFormat) => void,
): void {
  if (isOfficeInstalled()) {
    describe.each(formats)(name, body)
  } else if (process.env['CI'] === 'true') {
    it('has LibreOffice', () => {
      throw new Error(`LibreOffice is missing: apt-get install ${packages}`)
    })
  } else {
    describe.skip(`LibreOffice (skipped: no soffice; apt-get install ${packages})`, () => {
      for (const format of formats) body(format)
    })
  }
}
