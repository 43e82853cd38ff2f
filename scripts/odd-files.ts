/**
 * Reads files that are odd in one way (test/support/odd-files.ts) as an index run does, and prints what each took.
 * `npx tsx scripts/odd-files.ts [--formats pdf,html] [--only NAME] [--count 1000000] [--shapes line,lines,nested] [--over MS]`
 */
import { parseArgs } from 'node:util'
import { oddCases, readOddFile } from '../test/support/read-odd-files.ts'
import { oddFormats } from '../test/support/odd-files.ts'

const { values } = parseArgs({
  options: {
    formats: { type: 'string', default: Object.keys(oddFormats).join(',') },
    only: { type: 'string' },
    count: { type: 'string', default: '1000000' },
    shapes: { type: 'string', default: 'line,lines,nested' },
    /** Only what took longer is printed, milliseconds. */
    over: { type: 'string', default: '0' },
    timeout: { type: 'string', default: '20000' },
  },
})
const shapes = values.shapes.split(',')
for (const format of values.formats.split(',')) {
  for (const { name, shape, make } of oddCases(format)) {
    if (!shapes.includes(shape) || (values.only !== undefined && values.only !== name)) continue
    const bytes = make(Number(values.count))
    const { kind, said, cost } = await readOddFile(format, bytes, {
      timeoutMs: Number(values.timeout),
      memoryMegabytes: 2048,
    })
    const { milliseconds, processorMilliseconds, peakMegabytes } = cost
    const took = processorMilliseconds ?? milliseconds
    if (took < Number(values.over) && (kind === 'read' || kind === 'refused')) continue
    console.log(
      `${format} ${shape} ${name}: ${kind} ${took.toFixed(0)} ms of ${milliseconds.toFixed(0)}, ${peakMegabytes ?? '?'} MB (${(bytes.length / 2 ** 20).toFixed(1)} MB file) ${said}`,
    )
  }
}
process.exit()
