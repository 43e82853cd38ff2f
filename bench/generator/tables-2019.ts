/** The table of chapter two in the 2019 form (第二十条). */
import type { Body, DocumentKind } from './body.ts'
import type { Facts } from './facts.ts'
import { createRandom } from './random.ts'
import type { FigureValue, TextBuilder } from './text-builder.ts'

const width = 4

/** Rules, normative documents, licensing, penalties, fees and procurement. */
export function write2019DisclosureTable(
  builder: TextBuilder,
  facts: Facts,
  body: Body,
  year: number,
): void {
  const random = createRandom(facts.cellSeed)
  const documents = (label: string, kind: DocumentKind): void => {
    const { made, inForce } = body.documents(kind, year)
    const values = { made, disclosed: made, total: inForce }
    const cells = Object.entries(values).map(([name, value]) => ({
      key: `${kind}.${name}`,
      value,
    }))
    builder.row([label, ...cells], width)
  }
  const change = (key: string): FigureValue => {
    const value = random.integer(-40, 60)
    return { key: `${key}.change`, value, printed: value > 0 ? `+${value}` : String(value) }
  }
  const items = (label: string, key: string, most: number): void => {
    const previousYearItems = { key: `${key}.previousYearItems`, value: random.integer(40, 900) }
    const decisions = { key: `${key}.decisions`, value: random.integer(0, most) }
    builder.row([label, previousYearItems, change(key), decisions], width)
  }
  builder.row(['第二十条第（一）项'], width)
  builder.row(['信息内容', '本年新制作数量', '本年新公开数量', '对外公开总数量'], width)
  documents('规章', 'rules')
  documents('规范性文件', 'normativeDocuments')
  builder.row(['第二十条第（五）项'], width)
  builder.row(['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'], width)
  items('行政许可', 'licensing', 30000)
  items('其他对外管理服务事项', 'otherServices', 90000)
  builder.row(['第二十条第（六）项'], width)
  builder.row(['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'], width)
  items('行政处罚', 'penalties', 5000)
  items('行政强制', 'coerciveMeasures', 300)
  builder.row(['第二十条第（八）项'], width)
  builder.row(['信息内容', '上一年项目数量', '本年增/减'], width)
  const fees = {
    key: 'administrativeFees.previousYearItems',
    value: random.integer(5, 60),
  }
  builder.row(['行政事业性收费', fees, change('administrativeFees')], width)
  builder.row(['第二十条第（九）项'], width)
  builder.row(['信息内容', '采购项目数量', '采购总金额'], width)
  const hundredths = random.integer(10_000, 9_000_000)
  const amount = hundredths / 100
  builder.row(
    [
      '政府集中采购',
      { key: 'procurement.projects', value: random.integer(1, 400) },
      { key: 'procurement.amountWanYuan', value: amount, printed: `${amount}万元` },
    ],
    width,
  )
}
