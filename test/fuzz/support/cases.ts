/** One fuzz case: the bytes of a damaged file, or a document of random blocks. Each is told by format, seed and number. */
import { crc32 } from 'node:zlib'
import { createRandom, mixSeed, type Random } from '../../../bench/generator/random.ts'
import { defaultReadLimits, type Block, type SourceDocument } from '../../../src/ingest/index.ts'
import { createComposer } from '../../../src/ingest/formats/compose.ts'
import { layoutGrid } from '../../../src/ingest/grid.ts'
import { readArchive } from '../../../src/ingest/formats/zip/read-archive.ts'
import { zipOf } from '../../support/archive.ts'
import { mutate, mutateElements } from './mutate.ts'
import { fuzzFormats, type FuzzFormat } from './seeds.ts'

export type FuzzCase = { bytes: Buffer } | { document: SourceDocument }

/** Makes case `number`. */
export async function makeCase(
  format: FuzzFormat,
  seeds: readonly Buffer[],
  seed: number,
  number: number,
): Promise<FuzzCase> {
  const random = createRandom(mixSeed(seed, number, fuzzFormats.indexOf(format)))
  if (format === 'blocks') return { document: randomDocument(random) }
  const bytes = random.pick(seeds)
  const other = random.pick(seeds)
  const isArchive = ['docx', 'ofd', 'odt', 'xlsx', 'zip'].includes(format)
  if (isArchive && random.chance(0.7)) return { bytes: await mutateEntries(bytes, random) }
  if (format === 'html' && random.chance(0.3)) return { bytes: mutateElements(bytes, random) }
  const mutated = mutate(bytes, random, other)
  // A wrong checksum alone would keep nearly every damage from being looked at.
  return { bytes: format === 'png' && random.chance(0.8) ? withChecksums(mutated) : mutated }
}

/** A PNG whose chunks have the checksums of what they hold, as far as their lengths lead. */
function withChecksums(png: Buffer): Buffer {
  const mended = Buffer.from(png)
  for (let at = 8; at + 12 <= mended.length;) {
    const end = at + 8 + mended.readUInt32BE(at)
    if (end + 4 > mended.length) break
    mended.writeUInt32BE(crc32(mended.subarray(at + 4, end)), end)
    at = end + 4
  }
  return mended
}

/** An archive whose entries stand as they are, so that damage to its bytes is damage to theirs. */
function storedZip(files: readonly { name: string; content: Uint8Array }[]): Buffer {
  return zipOf(files.map((file) => ({ ...file, isStored: true })))
}

/** Damage inside an archive: packed bytes alone would nearly always fail their checksum. */
async function mutateEntries(bytes: Buffer, random: Random): Promise<Buffer> {
  const files = []
  for (const entry of await readArchive(bytes, 'seed', defaultReadLimits))
    files.push({ name: entry.name, content: await entry.read() })
  const body = files.find(({ name }) =>
    /^(?:word\/document\.xml|content\.xml|xl\/worksheets\/sheet1\.xml|Doc_0\/Pages\/Page_0\/Content\.xml)$/.test(
      name,
    ),
  )
  if (body !== undefined && random.chance(0.6)) {
    const content = mutateElements(body.content, random)
    return storedZip(files.map((file) => (file === body ? { ...file, content } : file)))
  }
  const chosen = random.pick(files)
  const other = random.pick(files).content
  return storedZip(
    files.map((file) =>
      file === chosen || random.chance(0.2)
        ? { name: file.name, content: mutate(file.content, random, other) }
        : file,
    ),
  )
}

const phrases = [
  ...[
    '一、',
    '（一）',
    '（三）不予公开',
    '1.',
    '二是',
    '四、结转下年度继续办理',
    '附件',
    '- 3 -',
    '九是深入规范申请公开',
  ],
  ...[
    '某市人民政府',
    '2018年政府信息公开工作年度报告',
    '发布时间：2019-02-30',
    '来源：',
    '索引号',
    '文号：某政发〔2018〕号',
  ],
  ...[
    '主动公开',
    '依申请公开',
    '行政复议',
    '总体情况',
    '存在的主要问题及改进情况',
    '新收申请',
    '上年结转',
    '总计',
    '自然人',
  ],
  ...[
    '共50230条，其中11324条、7435条',
    '收到申请28件',
    '28',
    '0',
    '-1',
    '/',
    '396018',
    '9'.repeat(40),
    '一百二十',
    '，',
    '。',
    ' ',
  ],
  ...[
    '第二十条第（一）项',
    '本年制发件数',
    '统计指标',
    '计量单位',
    '条',
    '件',
    '万元',
    '行政许可',
    '规章',
    '結果維持',
    '𠮷',
    '\u0301',
  ],
]

function randomDocument(random: Random): SourceDocument {
  const words = (most: number) =>
    Array.from({ length: random.integer(0, most) }, () => random.pick(phrases)).join('')
  const composer = createComposer()
  const title = words(4)
  for (let i = random.integer(0, 60); i > 0; i--) {
    if (random.chance(0.8))
      composer.addText(words(random.chance(0.05) ? 400 : 12), { isHeading: random.chance(0.1) })
    else {
      const width = random.integer(1, 16)
      composer.addTable(
        layoutGrid(
          Array.from({ length: random.integer(1, 30) }, () =>
            Array.from({ length: random.integer(0, width) }, () => ({
              text: words(random.chance(0.7) ? 1 : 3),
              rowSpan: random.chance(0.1) ? random.integer(0, 40) : 1,
              columnSpan: random.chance(0.1) ? random.integer(1, 40) : 1,
            })),
          ),
        ),
      )
    }
  }
  const { text, blocks }: { text: string; blocks: Block[] } = composer.finish()
  return {
    path: 'blocks',
    format: 'text',
    encoding: null,
    text,
    blocks,
    properties: { title },
    warnings: [],
  }
}
