/** How the pages speak: the translator of their messages, with numbers set in `<strong>` where a view asks for it. */
import type { ComponentChild } from 'preact'
import { h } from 'preact'
import * as leaf from '../../language/index.ts'
import {
  pageMessages,
  type Language,
  type PageMessageKey,
  type ValuesArgument,
} from '../../language/index.ts'

type PageMessages = typeof pageMessages

export interface Translator extends leaf.Translator<PageMessages> {
  /** The message with every filled-in number set in `<strong>`. */
  rich<Key extends PageMessageKey>(
    key: Key,
    ...values: ValuesArgument<PageMessages[Key]>
  ): ComponentChild[]
}

/** Makes the pages' translator of one language. */
export function createTranslator(language: Language): Translator {
  const t = leaf.createTranslator(pageMessages, language)
  return Object.assign(t, {
    rich: <Key extends PageMessageKey>(
      key: Key,
      ...values: ValuesArgument<PageMessages[Key]>
    ): ComponentChild[] =>
      t
        .parts(key, ...values)
        .map((part) => (part.isNumber ? h('strong', null, part.text) : part.text)),
  })
}
