/** The table of chapter two in the 2021 form (第二十条). */
import type { Body, DocumentKind } from './body.ts'
import type { Facts } from './facts.ts'
import { createRandom } from './random.ts'
import type { TextBuilder } from './text-builder.ts'

const width = 4

/** Rules, normative documents, licensing, penalties, coercive measures and fees. */
export function write2021DisclosureTable(
  builder: TextBuilder,
  facts: Facts,
  body: Body,
  year: number,
): void {
  const random = createRandom(facts.cellSeed)
  const documents = (label: string, kind: DocumentKind): void => {
    const cells = Object.entries({ ...body.documents(kind, year) }).map(([name, value]) => ({
      key: `${kind}.${name}`,
      value,
    }))
    builder.row([label, ...cells], width)
  }
  const decisions = (label: string, key: string, most: number): void => {
    builder.row([label, { key: `${key}.decisions`, value: random.integer(0, most) }], width)
  }
  builder.row(['第二十条第（一）项'], width)
  builder.row(['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'], width)
  documents('规章', 'rules')
  documents('行政规范性文件', 'normativeDocuments')
  builder.row(['第二十条第（五）项'], width)
  builder.row(['信息内容', '本年处理决定数量'], width)
  decisions('行政许可', 'licensing', 60000)
  builder.row(['第二十条第（六）项'], width)
  builder.row(['信息内容', '本年处理决定数量'], width)
  decisions('行政处罚', 'penalties', 9000)
  decisions('行政强制', 'coerciveMeasures', 600)
  builder.row(['第二十条第（八）项'], width)
  builder.row(['信息内容', '本年收费金额（单位：万元）'], width)
  const amount = random.integer(0, 5_000_000) / 100
  builder.row(['行政事业性收费', { key: 'administrativeFees.amountWanYuan', value: amount }], width)
}
