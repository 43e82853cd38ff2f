/** The page's script is made of the pages' views, which take of the server's code its types alone. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import { root } from '../support/readme.ts'

it('the browser’s script can be bundled, and holds nothing of the server', async () => {
  const { metafile } = await build({
    entryPoints: [join(root, 'src/client/main.tsx')],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    logLevel: 'silent',
    outdir: 'public',
  })
  const inputs = Object.keys(metafile.inputs)
  expect(inputs).toContain('src/client/main.tsx')
  expect(
    inputs.filter((path) => /^src\/(text|ingest|report|index|search|server)\//.test(path)),
  ).toEqual([])
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
