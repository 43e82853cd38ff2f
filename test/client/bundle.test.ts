/** The page's script is made of the pages' views, which take of the server's code its types alone. */
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
