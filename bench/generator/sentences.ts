/** Draws sentences for a topic, none twice in a report before all have been used. */
import type { Random } from './random.ts'
import { disclosureSentences } from './sentences-disclosure.ts'
import { governanceSentences } from './sentences-governance.ts'
import { compileTemplate, fillTemplate, type Scene, type Template } from './template.ts'

const texts = { ...disclosureSentences, ...governanceSentences }

/** What a paragraph can be about. */
export type Topic = keyof typeof texts

const templates = new Map<string, Template[]>(
  Object.entries(texts).map(([topic, lines]) => [
    topic,
    lines
      .split('\n')
      .filter((line) => line !== '')
      .map(compileTemplate),
  ]),
)

/** Number of sentence templates over all topics. */
export const templateCount = [...templates.values()].reduce((sum, list) => sum + list.length, 0)

/** Makes sentences for one report. */
export interface SentenceSource {
  sentence(topic: Topic): string
}

/** A source that walks each topic's templates in an order of its own. */
export function createSentenceSource(random: Random, scene: Scene): SentenceSource {
  const walks = new Map<Topic, { at: number; step: number }>()
  return {
    sentence(topic) {
      const list = templates.get(topic)!
      let walk = walks.get(topic)
      if (walk === undefined) {
        walk = { at: random.integer(0, list.length - 1), step: coprimeStep(random, list.length) }
        walks.set(topic, walk)
      }
      const template = list[walk.at]!
      walk.at = (walk.at + walk.step) % list.length
      return fillTemplate(template, random, scene)
    },
  }
}

/** A step that visits every place of a ring of this length. */
function coprimeStep(random: Random, length: number): number {
  let step = random.integer(1, length)
  while (greatestCommonDivisor(step, length) !== 1) step += 1
  return step
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
