/**
 * A sentence as its key and its values: what the folders below the faces give instead of words.
 * This file alone leads from them to the tables of language/, so that each key is checked to have its sentence.
 */
import {
  createTranslator,
  languages,
  sentenceMessages,
  type Language,
  type MessageValue,
  type Translator,
  type ValuesOf,
} from './language/index.ts'

type Sentences = typeof sentenceMessages
export type SentenceKey = keyof Sentences

/** Plain data: it can be stored, and sent from one thread to another. A value may be a sentence itself. */
export interface Sentence {
  key: SentenceKey
  values: Record<string, MessageValue | Sentence>
}

type Values<Key extends SentenceKey> = Record<
  keyof ValuesOf<Sentences[Key]>,
  MessageValue | Sentence
>

/** @example sentence('file.empty', { path }) */
export function sentence<Key extends SentenceKey>(
  key: Key,
  ...[values]: [keyof Values<Key>] extends [never] ? [] : [values: Values<Key>]
): Sentence {
  return { key, values: values ?? {} }
}

/** The words of a key as a value of a sentence, or, where no table has it, what stands in for them. */
export function wordsOr(key: string, otherwise: string): Sentence | string {
  return Object.hasOwn(sentenceMessages, key) ? { key: key as SentenceKey, values: {} } : otherwise
}

const translators = new Map<Language, Translator<Sentences>>(
  languages.map((language) => [language, createTranslator(sentenceMessages, language)]),
)

/** The sentence in a language. Keys that this program does not know, from an index of a later one, say themselves. */
export function inWords(said: Sentence, language: Language): string {
  return translators.get(language)!.say(said)
}

/** Something worth saying that stops nothing. */
export interface Remark<Code extends string = string> {
  /** What programs tell it by: it never changes. */
  code: Code
  /** In Simplified Chinese. */
  message: string
  /** The same in any language: see `inWords`. */
  sentence: Sentence
}

/** @example remark('csv_quotes', sentence('read.csvQuotes', { quotes: 2 })) */
export function remark<Code extends string>(code: Code, said: Sentence): Remark<Code> {
  return { code, message: inWords(said, 'zh-Hans'), sentence: said }
}
