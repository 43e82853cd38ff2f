/**
 * Names of files as bytes. A system keeps names as bytes, and some of these files were named in GBK. Such a name is carried in
 * a string with half a surrogate pair for each byte above 127 (as Python does, PEP 383): no byte is lost, and it can be
 * stored as JSON.
 */

const firstHalf = 0xdc80
/** Halves that stand for a byte. */
const byteHalf = /[\udc80-\udcff]/u

/** A name from the bytes that the system gives. */
export function nameOfBytes(bytes: Uint8Array): string {
  const name = Buffer.from(bytes).toString('utf8')
  if (Buffer.from(name).equals(bytes)) return name
  return Array.from(bytes, (byte) =>
    String.fromCharCode(byte < 0x80 ? byte : firstHalf + byte - 0x80),
  ).join('')
}

/** A path as the system takes it. */
export function systemPath(path: string): string | Buffer {
  return byteHalf.test(path) ? bytesOf(path) : path
}

/** A path as people read it: names that are not UTF-8 are read as GB18030. */
export function shownPath(path: string): string {
  if (!byteHalf.test(path)) return path
  return path
    .split('/')
    .map((name) => (byteHalf.test(name) ? decodeName(name) : name))
    .join('/')
}

function decodeName(name: string): string {
  return new TextDecoder('gb18030').decode(bytesOf(name))
}

function bytesOf(path: string): Buffer {
  return Buffer.concat(
    Array.from(path, (character) => {
      const code = character.charCodeAt(0)
      return character.length === 1 && byteHalf.test(character)
        ? Buffer.from([code - firstHalf + 0x80])
        : Buffer.from(character)
    }),
  )
}
