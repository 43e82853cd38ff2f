/** Sends a view inside the document that all pages share. */
import type { Response } from 'express'
import type { ComponentChildren, ComponentProps } from 'preact'
import { Document, type PageAbout, type SearchState } from '../../views/index.ts'
import { sendPage, type PageRequest } from './render.ts'

interface ViewOptions {
  view: ComponentProps<typeof Document>['view']
  title: string
  content: ComponentChildren
  /** What it tells other programs of itself. */
  about?: PageAbout | undefined
  /** The feed of what it shows, relative. */
  feed?: string | undefined
  /** 200 unless given. */
  status?: number
  /** What it shows is the reader's own, and kept nowhere. */
  isPrivate?: boolean
  /** What the search box in the head starts from; the address's own state unless given. */
  state?: SearchState
}

export function sendView(
  response: Response,
  page: PageRequest,
  {
    view,
    title,
    content,
    about,
    feed,
    status = 200,
    state = page.state,
    isPrivate = false,
  }: ViewOptions,
): void {
  const { context, inLanguage } = page
  sendPage(
    response,
    status,
    context.t.language,
    <Document {...{ context, state, view, title, inLanguage, about, feed }}>{content}</Document>,
    isPrivate,
  )
}
