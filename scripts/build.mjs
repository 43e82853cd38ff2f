/**
 * Builds the program into dist/, the pages' scripts and style sheets into public/: `node scripts/build.mjs [server] [client] [types]`, the first
 * two without names. Types are checked by the tests; `types` writes the declarations of the package, which only `npm pack` needs.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { buildInLanguages } from './support/messages-for-script.mjs'

/** One file loads in a fraction of the time that 300 take. What is installed stays where it is. */
async function buildServer() {
  rmSync('dist', { recursive: true, force: true })
  await build({
    entryPoints: [
      'src/cli/main.ts',
      'src/index/indexing/parse-worker.ts',
      'src/index/reading/report-worker.ts',
      'src/index/engines/threaded/worker.ts',
      'src/server/pages/compare-worker.ts',
      'src/library/index.ts',
      'src/library/server.ts',
      'src/library/index-worker.ts',
      'src/library/build-worker.ts',
    ],
    outdir: 'dist',
    outbase: 'src',
    // As deep below dist/ as every other file: what lies beside the code is looked for from there.
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    sourcemap: true,
    logLevel: 'warning',
  })
}

/** The search page has a script of its own: it is drawn in the browser, the other pages are only made handier. */
async function buildClient() {
  const options = { bundle: true, minify: true, charset: 'utf8', format: 'esm', target: 'es2022' }
  for (const name of ['app', 'search'])
    await buildInLanguages({
      ...options,
      entryPoints: [`src/client/${name}.ts`],
      outfile: `public/${name}.{language}.js`,
      logLevel: 'warning',
    })
}

async function buildStyles() {
  await build({
    entryPoints: ['style', 'views', 'noscript'].map((name) => `src/client/styles/${name}.css`),
    outdir: 'public',
    bundle: true,
    minify: true,
    logLevel: 'warning',
  })
}

/** Packages that run in a browser. */
const browserPackages = /^(?:preact|minisearch|opencc-js|lru-cache)(?:\/|$)/

/**
 * Code that the program and the script of an edition share stands in folders with code for Node alone. Modules of Node and of other
 * packages are left out of the script together with what asks for them, as nothing of it is used there; what is used and asks for
 * one all the same fails the build.
 */
const leaveOutTheRest = {
  name: 'leave out the rest',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || browserPackages.test(path)
        ? undefined
        : { path, external: true, sideEffects: false },
    )
  },
}

/** The script of published editions: a classic one, since a page opened from disk loads no modules. */
async function buildEdition() {
  const built = await buildInLanguages({
    entryPoints: ['src/client/edition/main.tsx'],
    outfile: 'public/edition.{language}.js',
    bundle: true,
    minify: true,
    // Half as long as escapes, for servers that compress nothing.
    charset: 'utf8',
    format: 'iife',
    target: 'es2022',
    plugins: [leaveOutTheRest],
    metafile: true,
    logOverride: { 'empty-import-meta': 'silent' },
    logLevel: 'warning',
  })
  const outputs = built.flatMap(({ metafile }) => Object.values(metafile.outputs))
  const left = outputs.flatMap(({ imports }) => imports.map(({ path }) => path))
  if (left.length > 0)
    throw new Error(`The script of editions asks for what no browser has: ${left.join(', ')}`)
}

/** Beside each static file its compressed forms, as small as they can be made: the server hands them out as they are. */
function compressStatic() {
  for (const name of readdirSync('public')) {
    if (!/\.(?:css|js|svg)$/.test(name)) continue
    const file = join('public', name)
    const bytes = readFileSync(file)
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }))
    writeFileSync(
      `${file}.br`,
      brotliCompressSync(bytes, {
        params: {
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
    )
  }
}

/** One file of declarations an entry: what a caller's compiler reads names no file of ours beside it. */
async function buildTypes() {
  const { rollup } = await import('rollup')
  const { dts } = await import('rollup-plugin-dts')
  const bundle = await rollup({
    input: { index: 'src/library/index.ts', server: 'src/library/server.ts' },
    plugins: [dts()],
    external: /^[^./]/,
  })
  await bundle.write({ dir: 'dist/library', chunkFileNames: 'shared.d.ts' })
  await bundle.close()
}

const builds = {
  server: buildServer,
  client: async () => {
    await Promise.all([buildClient(), buildStyles(), buildEdition()])
    compressStatic()
  },
  types: buildTypes,
}
const named = process.argv.slice(2)
const chosen = named.length > 0 ? named : ['server', 'client']
// The first empties dist/.
for (const name of ['server', 'client', 'types']) if (chosen.includes(name)) await builds[name]()
