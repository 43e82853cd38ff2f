/** The pages' scripts are made of the views, which take of the server's code its types alone, and of the messages that they say. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type BuildOptions } from 'esbuild'
import { expect, it } from 'vitest'
import { composeMessages, pageMessages } from '../../src/language/index.ts'
import { queryRemarks } from '../../src/language/query-remarks.ts'
import { root } from '../support/readme.ts'

const entries = ['src/client/app.ts', 'src/client/search.ts']

it.each(entries)('%s can be bundled, and holds nothing of the server', async (entry) => {
  const { metafile } = await build({
    entryPoints: [join(root, entry)],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    logLevel: 'silent',
    outdir: 'public',
  })
  const inputs = Object.keys(metafile.inputs)
  expect(inputs).toContain(entry)
  expect(
    inputs.filter((path) => /^src\/(text|ingest|report|index|search|server)\//.test(path)),
  ).toEqual([])
})

/** Plain JavaScript, since the build runs before anything is compiled. */
interface MessagesForScript {
  buildInLanguages: (options: BuildOptions) => Promise<{ outputFiles: { text: string }[] }[]>
  sayerOf: (code: string) => (key: string) => boolean
}

const { buildInLanguages, sayerOf } = (await import(
  join(root, 'scripts/support/messages-for-script.mjs')
)) as MessagesForScript

it('a script holds one language, and of it what it can say', async () => {
  const built = await buildInLanguages({
    entryPoints: [join(root, 'src/client/search.ts')],
    outfile: 'search.{language}.js',
    ...{ absWorkingDir: root, bundle: true, write: false, format: 'esm', charset: 'utf8' },
  })
  const texts = built.map(({ outputFiles }) => outputFiles[0]!.text)
  const sayings = pageMessages['results.searching']
  for (const [i, text] of texts.entries())
    expect(sayings.map((said) => text.includes(`"${said}"`)))
      // The same word in both scripts counts for both.
      .toEqual(sayings.map((said) => said === sayings[i]))
  // Said by the server and by other pages.
  for (const key of ['compose.title', 'report.copied']) {
    expect(Object.keys({ ...pageMessages, ...composeMessages })).toContain(key)
    for (const text of texts) expect(text).not.toContain(key)
  }
  // Named by what an answer holds.
  for (const key of [...Object.keys(queryRemarks), 'section.overview'])
    for (const text of texts) expect(text).toContain(key)
})

it('what a script may say is what it names, and what begins as it puts together', () => {
  const isSaid = sayerOf("t('hit.more'); t.maybe(`level.${value}`, '')")
  expect(['hit.more', 'level.county', 'hit.shown', 'hit.mor'].map(isSaid)).toEqual([
    ...[true, true, false, false],
  ])
  expect(() => sayerOf('t(`${name}.title`)')).toThrow('A key needs a beginning')
})

it('what lies beside the code is looked for two folders up, as deep as every built file lies', () => {
  const folder = join(root, 'src')
  const places = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/new URL\('((?:\.\.\/)+)[^']+'/g)].map(
        ([, up]) => ({ name, up }),
      ),
    )
  expect(places.length).toBeGreaterThan(2)
  for (const { name, up } of places) expect(up, name).toBe('../../')
})
