/** The language of a request: the first that Accept-Language asks for and that is spoken here. */
import express, { type Request } from 'express'
import { firstLanguage, type Language } from '../language/index.ts'

/**
 * Simplified Chinese when none fits. Express sorts the wishes by their quality and leaves out refused ones; it is handed the header
 * alone, since what the HTTP parser refused has a head but is no request.
 */
export function languageOf(acceptLanguage: string | undefined): Language {
  const request = Object.create(express.request) as Request
  request.headers = acceptLanguage === undefined ? {} : { 'accept-language': acceptLanguage }
  return firstLanguage(request.acceptsLanguages())
}
