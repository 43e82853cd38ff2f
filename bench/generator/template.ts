/** Sentence templates: `{slot}` or `{slot:low-high}` in a text. Each template is cut up once and filled many times. */
import type { Body } from './body.ts'
import type { Random } from './random.ts'
import * as vocabulary from './vocabulary.ts'

/** What the sentences of one report speak of. The counts stand in the 2008 table too, so prose and table agree. */
export interface Scene {
  body: Body
  year: number
  trainingSessions: number
  trainingPeople: number
  meetings: number
}

type Fill = (random: Random, scene: Scene, low: number, high: number) => string

/** 12345 -> 12,345. */
export function withSeparators(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}

const slots: Record<string, Fill> = {
  y: (_, scene) => String(scene.year),
  last: (_, scene) => String(scene.year - 1),
  next: (_, scene) => String(scene.year + 1),
  body: (_, scene) => scene.body.name,
  we: (_, scene) => scene.body.we,
  all: (_, scene) => scene.body.all,
  sessions: (_, scene) => String(scene.trainingSessions),
  trainees: (_, scene) => String(scene.trainingPeople),
  meetings: (_, scene) => String(scene.meetings),
  town: (random, scene) => random.zipf(scene.body.towns),
  village: (random, scene) => random.pick(scene.body.villages),
  road: (random, scene) => random.pick(scene.body.roads),
  company: (random, scene) => random.pick(scene.body.companies),
  project: (random, scene) => random.zipf(scene.body.projects),
  field: (random) => random.zipf(vocabulary.fields),
  office: (random) => random.zipf(vocabulary.offices),
  channel: (random) => random.zipf(vocabulary.channels),
  service: (random) => random.zipf(vocabulary.services),
  theme: (random) => random.zipf(vocabulary.themes),
  method: (random) => random.zipf(vocabulary.methods),
  verb: (random) => random.zipf(vocabulary.verbs),
  adv: (random) => random.zipf(vocabulary.adverbs),
  result: (random) => random.zipf(vocabulary.results),
  subject: (random) => random.zipf(vocabulary.documentSubjects),
  number: (random, scene) =>
    `${scene.body.documentHead}〔${scene.year}〕${random.integer(1, 180)}号`,
  month: (random) => `${random.integer(1, 12)}月`,
  date: (random) => `${random.integer(1, 12)}月${random.integer(1, 28)}日`,
  percent: (random, _, low, high) => `${random.integer(low, high - 1)}.${random.integer(1, 99)}%`,
  n: (random, _, low, high) => String(random.integer(low, high)),
  N: (random, _, low, high) => {
    const value = random.integer(low, high)
    return random.chance(0.4) ? withSeparators(value) : String(value)
  },
  decimal: (random, _, low, high) => `${random.integer(low, high)}.${random.integer(1, 99)}`,
}

interface Part {
  literal: string
  fill: Fill | null
  low: number
  high: number
}

export type Template = readonly Part[]

/** Throws when a template names a slot that does not exist. */
export function compileTemplate(text: string): Template {
  const parts: Part[] = []
  let end = 0
  for (const match of text.matchAll(/\{(\w+)(?::(\d+)-(\d+))?\}/g)) {
    const fill = slots[match[1]!]
    if (fill === undefined) throw new Error(`Unknown slot {${match[1]!}} in the template: ${text}`)
    parts.push({
      literal: text.slice(end, match.index),
      fill,
      low: Number(match[2] ?? 1),
      high: Number(match[3] ?? 99),
    })
    end = match.index + match[0].length
  }
  parts.push({ literal: text.slice(end), fill: null, low: 0, high: 0 })
  return parts
}

/** The template as a sentence. */
export function fillTemplate(template: Template, random: Random, scene: Scene): string {
  let text = ''
  for (const part of template) {
    text += part.literal
    if (part.fill !== null) text += part.fill(random, scene, part.low, part.high)
  }
  return text
}
