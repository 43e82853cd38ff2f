/** A process that indexes a corpus again and again, until it is killed. Arguments: index folder, corpus folder. */
import { build } from './small-index.ts'

const [index, corpus] = process.argv.slice(2) as [string, string]
for (let round = 0; ; round++) {
  // What is indexed already is taken over, so that nearly all of the time is writing.
  await build([corpus], index)
  if (round === 0) process.stdout.write('indexing\n')
}
