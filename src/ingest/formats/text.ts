/** Plain text: one block a non-empty line. Tables drawn with pipes stay lines here; report/ lays them out. */
import { withAccount } from '../account.ts'
import { decodeText, isBinary } from '../decode.ts'
import type { FormatReader, TextBlock } from '../types.ts'

/** The reader for plain text; it takes whatever no other reader recognizes and is not binary. */
export const textFormat: FormatReader = {
  name: 'text',
  extensions: ['txt', 'text'],
  recognizes: (bytes) => !isBinary(bytes),
  read: (bytes, path) =>
    Promise.resolve().then(() => {
      const { text, encoding, warnings } = decodeText(bytes, path)
      const blocks = toLineBlocks(text)
      return [
        withAccount(
          { path, format: 'text', encoding, text, blocks, properties: {}, warnings },
          text,
        ),
      ]
    }),
}

/** One block for each line that holds more than white space, with its place in the text. */
export function toLineBlocks(text: string): TextBlock[] {
  const blocks: TextBlock[] = []
  for (const match of text.matchAll(/[^\r\n\f\u2028\u2029]+/g)) {
    const line = match[0]
    const trimmed = line.trim()
    if (trimmed === '') continue
    const start = match.index + (line.length - line.trimStart().length)
    blocks.push({ kind: 'text', text: trimmed, source: { start, end: start + trimmed.length } })
  }
  return blocks
}
