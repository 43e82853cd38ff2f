/** The table of figure keys: one key, one definition, over all eras. */
import { applicationRows } from './application-rows.ts'
import { eras, row, type FigureKey } from './figure-key.ts'
import {
  applicationKeys,
  institutionKeys,
  publicationKeys,
  responseKeys,
} from './figure-keys-2008.ts'

export type { FigureKey } from './figure-key.ts'

const { form2019, form2021, forms, all } = eras

const documents = [
  { prefix: 'rules', name: '规章' },
  // The second prefix is that of earlier indexes and links.
  {
    prefix: 'normativeDocuments',
    name: '规范性文件',
    formerly: 'proactiveDisclosure.normativeDocuments',
  },
].flatMap(({ prefix, name, formerly }) =>
  (
    [
      ['made', '本年制发', all, '本年新制作(2019 年格式)或制发(2021 年格式)的件数'],
      ['disclosed', '本年新公开', form2019, '本年新公开的件数'],
      ['total', '对外公开总数', form2019, '至本年末对外公开的总件数'],
      ['repealed', '本年废止', form2021, '本年废止的件数'],
      ['inForce', '现行有效', form2021, '至本年末现行有效的件数'],
    ] as const
  ).map(([measure, words, inEras, definition]) =>
    row(
      `${prefix}.${measure}`,
      `${name}${words}数量`,
      '件',
      inEras,
      `${name}:${definition}`,
      formerly === undefined ? undefined : [`${formerly}.${measure}`],
    ),
  ),
)

const actions = [
  ['licensing', '行政许可', forms],
  ['otherServices', '其他对外管理服务事项', form2019],
  ['penalties', '行政处罚', forms],
  ['coerciveMeasures', '行政强制', forms],
] as const
const decisions = actions.flatMap(([prefix, name, inEras]) => [
  row(
    `${prefix}.previousYearItems`,
    `${name}上一年项目数量`,
    '项',
    form2019,
    `${name}:上一年的事项数`,
  ),
  row(`${prefix}.change`, `${name}本年增/减`, '项', form2019, `${name}:本年事项数的增减,减少为负`),
  row(`${prefix}.decisions`, `${name}处理决定数量`, '件', inEras, `${name}:本年作出的处理决定数`),
])

const reviewResults = [
  ['upheld', '结果维持'],
  ['corrected', '结果纠正'],
  ['other', '其他结果'],
  ['pending', '尚未审结'],
  ['total', '总计'],
] as const
const reviews = (
  [
    ['reviews', '行政复议', all],
    ['litigation.direct', '未经复议直接起诉', forms],
    ['litigation.afterReview', '复议后起诉', forms],
    ['litigation', '行政诉讼', all],
  ] as const
).flatMap(([prefix, name, inEras]) =>
  reviewResults.map(([result, words]) =>
    row(
      `${prefix}.${result}`,
      `${name}${words}`,
      '件',
      inEras,
      `因政府信息公开的${name}:${words}的件数`,
    ),
  ),
)

const applications = applicationRows.map(({ key, label, eras: inEras }) =>
  row(key, label, '件', inEras, `政府信息公开申请:${label}(2019 年起按申请人分列)`),
)

/** Every figure key, in the order in which figures are shown. */
export const figureKeys: readonly FigureKey[] = [
  ...publicationKeys,
  ...documents,
  ...decisions,
  row(
    'administrativeFees.previousYearItems',
    '行政事业性收费上一年项目数量',
    '项',
    form2019,
    '上一年的收费项目数',
  ),
  row(
    'administrativeFees.change',
    '行政事业性收费本年增/减',
    '项',
    form2019,
    '本年收费项目数的增减,减少为负',
  ),
  row(
    'administrativeFees.amountWanYuan',
    '行政事业性收费金额',
    '万元',
    form2021,
    '本年行政事业性收费金额',
  ),
  row('procurement.projects', '政府集中采购项目数量', '个', form2019, '本年政府集中采购的项目数'),
  row(
    'procurement.amountWanYuan',
    '政府集中采购总金额',
    '万元',
    form2019,
    '本年政府集中采购的总金额',
  ),

  ...responseKeys,
  ...applications,
  ...applicationKeys,
  ...reviews,
  ...institutionKeys,
]

const byName = new Map<string, FigureKey>()
for (const entry of figureKeys) {
  byName.set(entry.key, entry)
  for (const alias of entry.aliases ?? []) byName.set(alias, entry)
}

/** The entry for a key or one of its other names (`requests.extended`), or undefined. */
export function resolveFigureKey(name: string): FigureKey | undefined {
  return byName.get(name)
}

/** The entry of a key that the tables of this folder name: its absence is a mistake in them. */
export function figureKeyOf(key: string): FigureKey {
  const entry = byName.get(key)
  if (entry === undefined) throw new Error(`No figure key ${key}: add it to figure-keys.ts.`)
  return entry
}
