/** From a view to an HTML answer. */
import type { Request, Response } from 'express'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Language } from '../../language/index.ts'
import {
  createTranslator,
  parseSearchState,
  toQueryString,
  type PageContext,
  type SearchState,
} from '../../views/index.ts'
import { contextOf, originOf, type Say, sayIn } from '../request-context.ts'

/** What every page starts from: the state its address names, and the language to speak. */
export interface PageRequest {
  state: SearchState
  context: PageContext
  say: Say
  /** Where this server stands: what whole addresses begin with. */
  origin: string
  /** The address of this same page in another language. */
  inLanguage: (language: Language) => string
}

/** Reads a page's address. `?lang=` goes before Accept-Language. */
export function readPageRequest(request: Request, response: Response, root: string): PageRequest {
  const query = new URLSearchParams(request.originalUrl.split('?').slice(1).join('?'))
  const state = parseSearchState(query)
  const language = state.lang ?? contextOf(response).language
  const inLanguage = (other: Language): string => {
    const kept = [...query].filter(([name, value]) => name !== 'lang' && value !== '')
    return `?${toQueryString([...kept, ['lang', other]])}`
  }
  return {
    state,
    context: {
      t: createTranslator(language),
      root,
      address: originOf(request) + request.originalUrl.slice(request.baseUrl.length),
      hasCheck: request.app.locals['hasCheck'] === true,
    },
    say: sayIn(language),
    origin: originOf(request),
    inLanguage,
  }
}

/** Sends a document. It is asked for again each time, and differs by language. */
export function sendPage(
  response: Response,
  status: number,
  language: Language,
  document: VNode,
  isPrivate = false,
): void {
  response
    .status(status)
    .set('Cache-Control', status === 200 && !isPrivate ? 'no-cache' : 'no-store')
    .set('Content-Language', language)
    .vary('Accept-Language')
    .type('html')
    .send(`<!doctype html>${renderToString(document)}`)
}

/** A parameter of a page as text; one given twice or not at all is empty. */
export function textParameter(request: Request, name: string): string {
  const value = request.query[name]
  return typeof value === 'string' ? value.trim() : ''
}

/** A parameter of a page as a list: repeated, separated by commas, or both. */
export function listParameter(request: Request, name: string): string[] {
  const value = request.query[name]
  const texts = (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string')
  const items = texts.flatMap((text) => text.split(/[,，]/)).map((item) => item.trim())
  return [...new Set(items.filter((item) => item !== ''))]
}
