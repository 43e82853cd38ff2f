/** Builds the program into dist/ and the page's script into public/: `node scripts/build.mjs [server|client]`. Types are checked by the tests. */
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
      'src/index/engines/threaded/worker.ts',
      'src/server/pages/compare-worker.ts',
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

const builds = { server: buildServer, client: buildClient }
const [chosen] = process.argv.slice(2)
await Promise.all(chosen === undefined ? [buildServer(), buildClient()] : [builds[chosen]()])
