/** RTF: read token by token and turned into simple HTML, of which the HTML code makes blocks. */
import { sentence } from '../../sentence.ts'
import { createTally, withAccount } from '../account.ts'
import type { FormatReader, SourceDocument } from '../types.ts'
import { createComposer } from './compose.ts'
import { loadPage } from './html/load-page.ts'
import { writeBlocks } from './html/write-blocks.ts'
import { requireText, toUnreadable } from './require-text.ts'
import { toHtml } from './rtf/to-html.ts'

const mark = Buffer.from('{\\rt')

/** The reader for RTF, which Word also writes under the ending .doc. */
export const rtfFormat: FormatReader = {
  name: 'rtf',
  extensions: ['rtf'],
  recognizes: (bytes) => mark.equals(bytes.subarray(0, mark.length)),
  async read(bytes, path) {
    try {
      return [requireText(await readRtf(bytes, path))]
    } catch (error) {
      throw toUnreadable(error, path, sentence('what.rtf'))
    }
  },
}

async function readRtf(bytes: Uint8Array, path: string): Promise<SourceDocument> {
  if (!rtfFormat.recognizes(bytes)) throw new Error('{\\rtf')
  const tally = createTally()
  const { html, seen, properties } = toHtml(bytes, tally)
  const composer = createComposer()
  const body = (await loadPage(html, path))('body').get(0)
  if (body !== undefined) writeBlocks(body, composer)
  return withAccount(
    { path, format: 'rtf', encoding: null, ...composer.finish(), properties, warnings: [] },
    seen,
    tally,
  )
}
