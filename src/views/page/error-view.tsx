/** A page that says what went wrong and where to go from there. */
import type { VNode } from 'preact'
import type { PageContext } from './page-context.ts'

interface ErrorViewProps {
  context: PageContext
  title: string
  message: string
  /** Addresses to go on from. */
  home: string
}

export function ErrorView({ context, title, message, home }: ErrorViewProps): VNode {
  return (
    <section class="error-page">
      <h1>{title}</h1>
      <p>
        <bdi>{message}</bdi>
      </p>
      <p>
        <a href={home}>← {context.t('site.home')}</a>
      </p>
    </section>
  )
}
