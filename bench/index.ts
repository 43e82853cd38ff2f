/** Entry of the benchmarks: `npm run bench -- NAME [options]`. */

interface Benchmark {
  about: string
  load: () => Promise<{ run: (options: readonly string[]) => Promise<void> }>
}

const benchmarks: Record<string, Benchmark> = {
  search: {
    about: 'index time, start-up, memory and query times; --counts 1000,10000 --segmenter auto',
    load: () => import('./search/index.ts'),
  },
  pairs: {
    about: 'this checkout beside another, in turns; --other FOLDER --counts 1000 [--formats all]',
    load: () => import('./pairs.ts'),
  },
  readers: {
    about: 'speed and memory of reading, format by format; --count 1000 --formats html,pdf',
    load: () => import('./readers.ts'),
  },
}

const [name, ...options] = process.argv.slice(2)
const benchmark = name === undefined ? undefined : benchmarks[name]
if (benchmark === undefined) {
  console.log('Usage: npm run bench -- NAME [options]\n')
  for (const [each, { about }] of Object.entries(benchmarks))
    console.log(`  ${each.padEnd(10)} ${about}`)
  process.exitCode = name === undefined ? 0 : 2
} else {
  await (await benchmark.load()).run(options)
}
