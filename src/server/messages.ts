/** How the endpoint speaks in a request's language. */
import {
  createTranslator,
  endpointMessages,
  languages,
  type Language,
  type Translator,
  firstLanguage,
} from '../language/index.ts'
import express, { type Request } from 'express'

export type MessageKey = keyof typeof endpointMessages

/** Says one message in one language. */
export type Say = Translator<typeof endpointMessages>

const translators = new Map(
  languages.map((language) => [language, createTranslator(endpointMessages, language)]),
)

/** The endpoint's translator into a language; made once, since every request asks for it. */
export function sayIn(language: Language): Say {
  return translators.get(language)!
}

/** What callers wrote is said back to them and kept in the log, but not by the kilobyte. */
export function shorten(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text
}

/**
 * Simplified Chinese when none fits. Express sorts the wishes by their quality and leaves out refused ones; it is handed the header
 * alone, since what the HTTP parser refused has a head but is no request.
 */
export function languageOf(acceptLanguage: string | undefined): Language {
  const request = Object.create(express.request) as Request
  request.headers = acceptLanguage === undefined ? {} : { 'accept-language': acceptLanguage }
  return firstLanguage(request.acceptsLanguages())
}
