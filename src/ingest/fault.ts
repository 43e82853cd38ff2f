/** What a reader threw, for people: engines and libraries speak to programmers. */
import { messageOf } from '../errors.ts'
import { sentence, type Sentence } from '../sentence.ts'

/** The message of anything thrown; a sentence where the engine's words would say nothing to whoever has the file. */
export function faultOf(error: unknown): Sentence | string {
  const message = messageOf(error)
  if (/call stack/i.test(message)) return sentence('fault.nested')
  if (/^Invalid (?:string|array|typed array|array buffer) length|allocation failed/i.test(message))
    return sentence('fault.large')
  if (/^more than \d+ XML tags$/.test(message)) return sentence('fault.manyTags')
  return message
}
