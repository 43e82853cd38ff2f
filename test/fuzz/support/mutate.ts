/** Damages files: bytes, lines and tags changed, moved and multiplied, parts of others mixed in. The same seed does the same. */
import type { Random } from '../../../bench/generator/random.ts'

type Mutation = (bytes: Buffer, random: Random, other: Buffer) => Buffer

const splice = (bytes: Buffer, at: number, remove: number, insert: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)])

const place = (bytes: Buffer, random: Random): number =>
  random.integer(0, Math.max(0, bytes.length - 1))

/** Numbers at which sizes, counts and offsets go wrong. */
const edgeNumbers = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xfffffffe, 0xffffffff]

/** Words that mean something to one of the readers. */
const telling = [
  ...['|', '\t', '\n\n', '\r', '"', ',', '\uFEFF', '\u0000', '\u2028', '\uD800', '\u200B'],
  ...[
    '一、',
    '（一）',
    '三、本年度办理结果',
    '总计',
    '统计指标 | 单位 | 统计数 |',
    '第二十条第（一）项',
  ],
  ...['99999999999999999999', '-0', '1e999', '０', '二○一二年二月二十日', '2018年', '〔2018108号'],
  ...[
    '<table>',
    '</table>',
    '<tr>',
    '<td rowspan="65535" colspan="9999">',
    '<div>',
    '</p>',
    '<!--',
    ']]>',
  ],
  ...['&#x110000;', '&nbsp;', '<w:vMerge/>', '<w:gridSpan w:val="9999"/>', '<w:tbl>', '</w:tc>'],
  ...['<ofd:PageBlock>', 'DeltaX="g 99999999 1e300"', 'CTM="0 0 0 0 0 0"', 'M 0 0 L NaN'],
  ...[
    '{\\*\\ud ',
    '\\trowd\\clvmrg\\cellx99999999',
    '\\cell\\row',
    '\\u-32768?',
    '\\bin9',
    '}}}',
    "\\'",
  ],
  ...[
    '<text:list>',
    '<text:s text:c="99999"/>',
    '<table:table-cell table:number-columns-repeated="199">',
    '=\r\n',
    '--Part',
  ],
  ...[
    'endobj',
    'stream\n',
    '/Length 99999999',
    '/Kids [1 0 R]',
    '/Count -1',
    '<< /Type /Page >>',
    '0 0 0 0 re',
  ],
]

const mutations: readonly Mutation[] = [
  (bytes, random) => {
    const copy = Buffer.from(bytes)
    for (let i = random.integer(1, 30); i > 0 && copy.length > 0; i--)
      copy[place(copy, random)] = random.integer(0, 255)
    return copy
  },
  (bytes, random) => splice(bytes, place(bytes, random), random.integer(1, 2000), Buffer.alloc(0)),
  (bytes, random) => bytes.subarray(0, place(bytes, random)),
  (bytes, random) => {
    const from = place(bytes, random)
    const part = bytes.subarray(from, from + random.integer(1, 500))
    return splice(
      bytes,
      place(bytes, random),
      0,
      Buffer.concat(Array<Buffer>(random.integer(1, 200)).fill(part)),
    )
  },
  (bytes, random, other) => {
    const from = place(other, random)
    return splice(
      bytes,
      place(bytes, random),
      random.integer(0, 3000),
      other.subarray(from, from + random.integer(1, 5000)),
    )
  },
  (bytes, random) => {
    const copy = Buffer.from(bytes)
    if (copy.length >= 8) {
      const at = random.integer(0, copy.length - 4)
      const value = random.pick(edgeNumbers)
      if (random.chance(0.5)) copy.writeUInt32LE(value, at)
      else copy.writeUInt16LE(value & 0xffff, at)
    }
    return copy
  },
  (bytes, random) =>
    splice(
      bytes,
      place(bytes, random),
      0,
      Buffer.from(random.pick(telling).repeat(random.integer(1, 40))),
    ),
  (bytes, random) =>
    splice(
      bytes,
      place(bytes, random),
      0,
      Buffer.from(random.pick(telling).repeat(random.chance(0.02) ? 20_000 : 2)),
    ),
  (bytes, random) => {
    const lines = bytes.toString('latin1').split('\n')
    const [from, to] = [random.integer(0, lines.length - 1), random.integer(0, lines.length - 1)]
    lines.splice(to, 0, ...lines.splice(from, random.integer(1, 20)))
    return Buffer.from(lines.join('\n'), 'latin1')
  },
  (bytes, random) => {
    // Same kind, other content: digits become other digits, marks other marks.
    const copy = Buffer.from(bytes)
    for (let i = 0; i < copy.length; i++) {
      const byte = copy[i]!
      if (byte >= 0x30 && byte <= 0x39 && random.chance(0.1)) copy[i] = random.integer(0x30, 0x39)
    }
    return copy
  },
]

/** Whole elements of a page or a packed document. */
const element =
  /<((?:ofd|text|table|draw):[\w-]+|row|c|w:tr|w:tc|w:p|w:r|tr|td|p|table|div|w:tbl)\b[^>]*>[\s\S]*?<\/\1>/g

/** A large file takes long by its size alone, which says nothing. */
const mostAdded = 2_000_000

/** Removes, multiplies or moves whole elements: the file stays well formed, or nearly. */
export function mutateElements(bytes: Buffer, random: Random): Buffer {
  const text = bytes.toString('latin1')
  const found = [...text.matchAll(element)]
  if (found.length === 0) return bytes
  const chosen = random.pick(found)
  const target = random.pick(found).index
  const without = text.slice(0, chosen.index) + text.slice(chosen.index + chosen[0].length)
  const wanted = random.chance(0.1) ? 300 : random.integer(1, 3)
  const copies = chosen[0].repeat(Math.min(wanted, Math.ceil(mostAdded / chosen[0].length)))
  const changed = random.chance(0.3) ? without : text.slice(0, target) + copies + text.slice(target)
  return Buffer.from(changed, 'latin1')
}

/** One to four mutations of `bytes`. */
export function mutate(bytes: Buffer, random: Random, other: Buffer): Buffer {
  let mutated = bytes
  for (let i = random.integer(1, 4); i > 0; i--)
    mutated = random.pick(mutations)(mutated, random, other)
  return mutated
}
