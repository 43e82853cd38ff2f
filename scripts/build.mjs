/**
 * Builds the program into dist/ and the pages' scripts into public/: `node scripts/build.mjs [server] [client] [types]`, the first
 * two without names. Types are checked by the tests; `types` writes the declarations of the package, which only `npm pack` needs.
 */
import { rmSync } from 'node:fs'
import process from 'node:process'
import { build } from 'esbuild'

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

async function buildClient() {
  await build({
    entryPoints: ['src/client/main.tsx'],
    outfile: 'public/app.js',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
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
  const { metafile } = await build({
    entryPoints: ['src/client/edition/main.tsx'],
    outfile: 'public/edition.js',
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    plugins: [leaveOutTheRest],
    metafile: true,
    logOverride: { 'empty-import-meta': 'silent' },
    logLevel: 'warning',
  })
  const outputs = Object.values(metafile.outputs)
  const left = outputs.flatMap(({ imports }) => imports.map(({ path }) => path))
  if (left.length > 0)
    throw new Error(`public/edition.js asks for what no browser has: ${left.join(', ')}`)
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
  client: () => Promise.all([buildClient(), buildEdition()]),
  types: buildTypes,
}
const named = process.argv.slice(2)
const chosen = named.length > 0 ? named : ['server', 'client']
// The first empties dist/.
for (const name of ['server', 'client', 'types']) if (chosen.includes(name)) await builds[name]()
