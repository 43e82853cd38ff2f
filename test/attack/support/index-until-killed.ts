/** A process that indexes a corpus again and again, until it is killed. Arguments: index folder, corpus folder. */
import { anyAnalyzer } from '../../support/analyzers.ts'
import { build } from './small-index.ts'

const [index, corpus] = process.argv.slice(2) as [string, string]
anyAnalyzer()
process.stdout.write('indexing\n')
// What is indexed already is taken over, so that nearly all of the time is writing.
for (;;) await build([corpus], index)
