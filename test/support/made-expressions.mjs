/** Gathers the expressions that modules make with `new RegExp` while they load: what stands in no file as it is. Run with the loader of sources. */

import process from 'node:process'
import { pathToFileURL } from 'node:url'

const Own = RegExp
const made = []
/** By the file that asked for it. */
const file = /\/(src\/[\w./-]+:\d+)/
function Noting(source, flags) {
  const expression = new Own(source, flags)
  const line = new Error('made').stack.split('\n').find((each) => file.test(each))
  if (line !== undefined)
    made.push({ source: expression.source, flags: expression.flags, at: file.exec(line)[1] })
  return expression
}
Object.setPrototypeOf(Noting, Own)
Noting.prototype = Own.prototype
globalThis.RegExp = Noting
for (const path of process.argv.slice(2)) await import(pathToFileURL(path).href)
globalThis.RegExp = Own
process.stdout.write(JSON.stringify(made), () => process.exit())
