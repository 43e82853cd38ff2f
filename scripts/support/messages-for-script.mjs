/**
 * What a script of the pages holds of the tables of `src/language`: one language, and of it the rows that the script can say. The tables
 * are made for whole programs in three languages; all of them in each script would be more than everything else in it.
 */
import { Buffer } from 'node:buffer'
import { build } from 'esbuild'

/** Files that export tables of messages, and nothing else. */
const tableFiles =
  /src\/language\/(?:(?:pages|names|errors)\/[^/]+|query-remarks|slips|settings|document-warnings)\.ts$/

/** Rows of these are named by what comes from data, such as a section or a remark of the server's: all of them are kept. */
const keptWhole = /src\/language\/(?:names\/[^/]+|query-remarks)\.ts$/

/** These are found by their Chinese too, as names in the formula of a check are. */
const foundByChinese = /src\/language\/names\/[^/]+\.ts$/

const languages = ['zh-Hans', 'zh-Hant', 'en']

/** A key that is put together from the front: nothing says then which rows may be meant. */
const withoutHead = /\bt\d*(?:\.rich|\.parts)?\(\s*`\$\{/

/** @returns {Promise<Record<string, unknown>>} what a file exports */
async function exportsOf(path) {
  const options = { bundle: true, write: false, format: 'esm', platform: 'node' }
  const { outputFiles } = await build({ ...options, entryPoints: [path] })
  const source = Buffer.from(outputFiles[0].contents).toString('base64')
  return import(`data:text/javascript;base64,${source}`)
}

/** An array with holes where other languages stand; a list of pairs of rows keeps its shape. */
function writeRow(row, columns) {
  const cells = row.map((cell, i) => {
    if (Array.isArray(cell)) return writeRow(cell, columns)
    return columns.has(i) ? JSON.stringify(cell) : ''
  })
  return `[${cells.join(',')}]`
}

function writeTable(table, columns, isSaid) {
  if (Array.isArray(table)) return `[${table.map((row) => writeRow(row, columns)).join(',')}]`
  const rows = Object.entries(table).filter(([key]) => isSaid(key))
  return `{${rows.map(([key, row]) => `${JSON.stringify(key)}:${writeRow(row, columns)}`).join(',')}}`
}

/** esbuild's plugin that loads each table with these rows of this language; without a language, without rows. */
function loadTables(language, isSaid) {
  return {
    name: 'messages',
    setup({ onLoad }) {
      onLoad({ filter: tableFiles }, async ({ path }) => {
        // What only gathers the tables of a folder is read as it is.
        if (path.endsWith('index.ts')) return undefined
        const columns = new Set([languages.indexOf(language)])
        if (foundByChinese.test(path)) columns.add(0)
        const keeps = language !== null && keptWhole.test(path) ? () => true : isSaid
        const lines = Object.entries(await exportsOf(path)).map(
          ([name, table]) => `export const ${name} = ${writeTable(table, columns, keeps)}`,
        )
        return { contents: lines.join('\n'), loader: 'js' }
      })
    },
  }
}

/** Whether code may say the message of a key: it names it, or what the key begins with. */
export function sayerOf(code) {
  const hit = withoutHead.exec(code)
  if (hit !== null)
    throw new Error(`A key needs a beginning: ${code.slice(hit.index, hit.index + 60)}`)
  const heads = new Set([...code.matchAll(/`((?:[\w-]+\.)+[\w-]*)\$\{/g)].map(([, head]) => head))
  return (key) =>
    ["'", '"', '`'].some((quote) => code.includes(quote + key + quote)) ||
    [...heads].some((head) => key.startsWith(head))
}

/**
 * Builds a script once for each language, `{language}` in the name of the file being its tag.
 *
 * @param {import('esbuild').BuildOptions & { outfile: string, plugins?: import('esbuild').Plugin[] }} options
 * @returns {Promise<import('esbuild').BuildResult[]>}
 */
export async function buildInLanguages(options) {
  const { plugins = [], ...others } = options
  // First without messages and unpacked: what is left of the code says which it can ask for.
  const bare = await build({
    ...others,
    ...{ minify: false, write: false },
    plugins: [...plugins, loadTables(null, () => false)],
  })
  const isSaid = sayerOf(bare.outputFiles.map(({ text }) => text).join('\n'))
  return Promise.all(
    languages.map((language) =>
      build({
        ...others,
        outfile: options.outfile.replace('{language}', language),
        plugins: [...plugins, loadTables(language, isSaid)],
      }),
    ),
  )
}
