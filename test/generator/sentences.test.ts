import { describe, expect, it } from 'vitest'
import { createBody } from '../../bench/generator/body.ts'
import { createRandom } from '../../bench/generator/random.ts'
import { createSentenceSource, templateCount } from '../../bench/generator/sentences.ts'
import { disclosureSentences } from '../../bench/generator/sentences-disclosure.ts'
import {
  compileTemplate,
  fillTemplate,
  withSeparators,
  type Scene,
} from '../../bench/generator/template.ts'

const scene: Scene = {
  body: createBody(1, 1, 2021),
  year: 2021,
  trainingSessions: 3,
  trainingPeople: 120,
  meetings: 2,
}

describe('templates', () => {
  it('fills slots with the facts of the scene', () => {
    const template = compileTemplate('{y}年、{last}年：培训{sessions}期{trainees}人次。')
    expect(fillTemplate(template, createRandom(1), scene)).toBe('2021年、2020年：培训3期120人次。')
  })

  it('refuses a slot that does not exist', () => {
    expect(() => compileTemplate('{nothing}')).toThrow('{nothing}')
  })

  it('groups digits by three', () => {
    expect([12, 1234, 1234567].map(withSeparators)).toEqual(['12', '1,234', '1,234,567'])
  })
})

describe('createSentenceSource', () => {
  it('uses every template of a topic before it repeats one', () => {
    const lines = disclosureSentences.onRequest.trim().split('\n')
    const source = createSentenceSource(createRandom(2), scene)
    const starts = lines.map(() => source.sentence('onRequest').slice(0, 2))
    const plainStarts = lines
      .map((line) => line.slice(0, 2))
      .filter((start) => !start.includes('{'))
    expect(starts).toEqual(expect.arrayContaining(plainStarts))
  })

  it('leaves no slot unfilled and has a few hundred templates', () => {
    const source = createSentenceSource(createRandom(4), scene)
    const sentences = Array.from({ length: 300 }, () => source.sentence('keyAreas'))
    expect(sentences.filter((sentence) => /[{}]|undefined|NaN/.test(sentence))).toEqual([])
    expect(templateCount).toBeGreaterThan(200)
  })
})
