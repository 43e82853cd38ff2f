/** Runs expressions over odd texts, one expression after the other, and says which one it is at: one that never ends is the last. */
import { performance } from 'node:perf_hooks'
import { parentPort, workerData } from 'node:worker_threads'

const { expressions, length } = workerData
const common = [' ', '\t', '0', 'a', '一', '.', ':', '-', '(', '<', '|', ',']

/** Characters that stand for themselves in an expression, those of its classes too. */
function charactersOf(source) {
  const plain = source.replace(/\\[pPkxu]\{[^}]*\}|\\./gu, ' ').replace(/[[\](){}?*+^$|\\]/g, '')
  return [...new Set([...plain])].slice(0, 10)
}

/** Words that stand in an expression as they are. */
function wordsOf(source) {
  const words = source.replace(/\\[pPkxu]\{[^}]*\}|\\./gu, ' ').split(/[^\p{L}\p{N}<&]+/u)
  return [...new Set(words.filter((word) => word.length > 1))].slice(0, 6)
}

/** Texts on which an expression that backtracks takes long: runs, behind what it begins with, before what it does not take. */
function* oddTexts(source) {
  const own = charactersOf(source)
  const openers = new Set(['', own.slice(0, 2).join(''), 'a:'])
  const units = new Set([...common, ...own])
  for (const word of wordsOf(source)) units.add(word).add(`${word} `)
  for (const first of own.slice(0, 6))
    for (const second of own.slice(0, 3)) units.add(first + second)
  for (const unit of units) {
    const run = unit.repeat(length / unit.length)
    for (const opener of openers) yield `${opener}${run}\u0001`
  }
}

/** A message a text would take longer than the texts. */
let saidAtMs = 0
function say(at) {
  saidAtMs = performance.now()
  parentPort.postMessage(at)
}

for (const { source, flags, at } of expressions) {
  say(at)
  const expression = new RegExp(source, flags)
  for (const text of oddTexts(source)) {
    if (performance.now() - saidAtMs > 500) say(at)
    expression.lastIndex = 0
    if (expression.global) text.replace(expression, '')
    else expression.exec(text)
  }
}
say(null)
