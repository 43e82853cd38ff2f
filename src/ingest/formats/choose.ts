/** Which reader takes some bytes: content first, the name's ending second. */
import { extname } from 'node:path'
import type { FormatReader } from '../types.ts'

/** The first reader that recognizes the bytes, else the one for the extension; undefined where neither is known. */
export function chooseAmong(
  readers: readonly FormatReader[],
  bytes: Uint8Array,
  name: string,
): FormatReader | undefined {
  const extension = extname(name).slice(1).toLowerCase()
  return (
    readers.find((reader) => reader.recognizes(bytes)) ??
    readers.find((reader) => reader.extensions.includes(extension))
  )
}
