/** The whole HTML document around a view. No inline script, no inline style: the content security policy allows neither. */
import type { ComponentChildren, VNode } from 'preact'
import {
  freshSearch,
  jsonAddress,
  pageAddress,
  readableAddress,
  searchAddress,
  toQueryString,
  type SearchState,
} from './address.ts'
import { type Language, languages } from '../../language/index.ts'
import type { PageAbout } from './about.ts'
import type { Translator } from './language.ts'
import type { PageContext } from './page-context.ts'
import { SearchForm, SyntaxHelp } from './search-form.tsx'

interface DocumentProps {
  context: PageContext
  state: SearchState
  view:
    | 'front'
    | 'results'
    | 'report'
    | 'body'
    | 'compare'
    | 'coverage'
    | 'figures'
    | 'terms'
    | 'downloads'
    | 'check'
    | 'compose'
    | 'saved'
    | 'error'
  /** Shown in the window's title before the name of the site. */
  title: string | null
  /** The address of this page in another language, relative. */
  inLanguage: (language: Language) => string
  /** What the page tells other programs of itself. */
  about?: PageAbout | undefined
  /** The feed of what it shows, relative. */
  feed?: string | undefined
  /** What the browser's script starts from; plain data, never executed. */
  pageData?: unknown
  children: ComponentChildren
}

/** JSON that cannot end the element it stands in. */
export function toInertJson(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}

function Languages({
  context,
  inLanguage,
}: Pick<DocumentProps, 'context' | 'inLanguage'>): VNode | null {
  const { t, edition } = context
  const offered = languages.filter((language) => edition?.languages.includes(language) ?? true)
  if (offered.length < 2) return null
  return (
    <nav class="languages" aria-label={t('language.label')}>
      <ul>
        {offered.map((language) => (
          <li key={language}>
            <a
              href={inLanguage(language)}
              lang={language}
              hreflang={language}
              data-language={language}
              aria-current={language === t.language ? 'true' : undefined}
            >
              {t(`language.${language}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The pages beside search, in the head of every page. */
function Views({ context, state, view }: Pick<DocumentProps, 'context' | 'state' | 'view'>): VNode {
  const { t, root, edition } = context
  const query = state.lang === null ? '' : `?${toQueryString([['lang', state.lang]])}`
  return (
    <nav class="views" aria-label={t('nav.label')}>
      <ul>
        {(edition === undefined ? viewPages : editionPages)
          .filter((page) => page !== 'check' || context.hasCheck)
          .map((page) => (
            <li key={page}>
              <a
                href={`${pageAddress(page, root)}${query}`}
                aria-current={view === page ? 'page' : undefined}
              >
                {t(`nav.${page}`)}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  )
}

/** Where a page on paper came from, and when. The browser's script puts in the address and the day of printing. */
function OnPaper({ context: { t, address = '' } }: Pick<DocumentProps, 'context'>): VNode {
  const day = new Date().toLocaleDateString('sv')
  return (
    <p class="on-paper paper-foot" id="paper">
      <bdi>{readableAddress(address)}</bdi>
      {t('cite.separator')}
      <time>{day}</time>
    </p>
  )
}

const viewPages = ['figures', 'terms', 'coverage', 'downloads', 'check'] as const
const editionPages = ['figures', 'coverage'] as const

/** What the server says in a header, a file has to say itself. Framing is the one thing that it cannot forbid. */
const editionPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'"

/**
 * What has to be there whole before anything is drawn: a slow processor would else draw half a head, or a table of which each further
 * row makes the columns wider, and move it again. Browsers that do not know this draw as before.
 */
const drawnWhole = (view: DocumentProps['view']): string =>
  ['terms', 'coverage', 'figures'].includes(view) ? 'paper' : 'status'

const locales: Record<Language, string> = { 'zh-Hans': 'zh_CN', 'zh-Hant': 'zh_TW', en: 'en_US' }

/** For programs that show a link with what it leads to, and for search engines. The data are no script: none of it is executed. */
function AboutPage({ about, name, t }: { about: PageAbout; name: string; t: Translator }): VNode {
  const { canonical, description, type, data } = about
  const graph: [property: string, content: string][] = [
    ['og:site_name', t('site.name')],
    ['og:type', type],
    ['og:title', name],
    ['og:description', description],
    ['og:url', canonical],
    ['og:locale', locales[t.language]],
  ]
  return (
    <>
      <link rel="canonical" href={canonical} />
      <meta name="description" content={description} />
      {graph.map(([property, content]) => (
        <meta key={property} {...{ property, content }} />
      ))}
      {data !== undefined && (
        <script
          type="application/ld+json"
          dangerouslySetInnerHTML={{ __html: toInertJson(data) }}
        />
      )}
    </>
  )
}

export function Document(props: DocumentProps): VNode {
  const { context, state, view, title, inLanguage, about, feed, pageData, children } = props
  const { t, root, edition } = context
  const assets = edition?.assets ?? root
  const isSearch = view === 'front' || view === 'results'
  const Name = isSearch ? 'h1' : 'p'
  const siteTitle = `${t('site.name')} · ${t('site.tagline')}`
  return (
    <html lang={t.language} data-view={view}>
      <head>
        <meta charset="utf-8" />
        {edition && <meta http-equiv="Content-Security-Policy" content={editionPolicy} />}
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="same-origin" />
        <title>{title === null ? siteTitle : `${title} · ${t('site.name')}`}</title>
        {about !== undefined && <AboutPage {...{ about, t }} name={title ?? siteTitle} />}
        {feed !== undefined && (
          <link
            rel="alternate"
            type="application/atom+xml"
            id="feed-link"
            title={t('feed.of', { asked: title ?? t('empty.all') })}
            href={feed}
          />
        )}
        {edition === undefined && (
          <link
            rel="search"
            type="application/opensearchdescription+xml"
            title={siteTitle}
            href={`${root}opensearch.xml${state.lang === null ? '' : `?lang=${state.lang}`}`}
          />
        )}
        <link rel="icon" type="image/svg+xml" href={`${assets}favicon.svg`} />
        <link rel="stylesheet" href={`${assets}style.css`} />
        {!isSearch && <link rel="stylesheet" href={`${assets}views.css`} />}
        <link rel="expect" href={`#${drawnWhole(view)}`} {...{ blocking: 'render' }} />
        <noscript>
          <link rel="stylesheet" href={`${assets}noscript.css`} />
        </noscript>
        {edition ? (
          // From disk a browser loads no module.
          <script src={`${assets}edition.${t.language}.js`} defer />
        ) : (
          <script type="module" src={`${root}${isSearch ? 'search' : 'app'}.${t.language}.js`} />
        )}
      </head>
      <body>
        <a class="skip" href="#main">
          {t('skip.content')}
        </a>
        {isSearch && (
          <a class="skip skip-results" href="#results" data-skip="">
            {t('skip.results')}
          </a>
        )}
        <header class="site">
          <div class="site-inner">
            <Name class="brand">
              <a
                href={searchAddress(freshSearch('', state.lang), root)}
                data-search={isSearch ? '' : undefined}
              >
                <span class="brand-name">{t('site.name')}</span>{' '}
                <span class="brand-tagline">{t('site.tagline')}</span>
              </a>
            </Name>
            {isSearch && <p class="promise">{t('front.promise')}</p>}
            <SearchForm context={context} state={state} />
            <div class="site-aside">
              <Views context={context} state={state} view={view} />
              <SyntaxHelp context={context} state={state} />
              <Languages context={context} inLanguage={inLanguage} />
            </div>
          </div>
          <div class="progress" id="progress" hidden />
        </header>
        <p class="visually-hidden" role="status" aria-live="polite" id="status" />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <footer class="site-foot">
          <p>{t('footer.private')}</p>
          <p class="needs-script">
            {t('keys.about')}{' '}
            <button type="button" class="plain-button" id="slash-key" aria-pressed="true">
              {t('keys.slash')}
            </button>
          </p>
          {edition ? (
            <p>{t('edition.made', { date: edition.published, reports: edition.reports })}</p>
          ) : (
            <>
              <p>
                <a href={`${root}saved${state.lang === null ? '' : `?lang=${state.lang}`}`}>
                  {t('saved.title')}
                </a>
              </p>
              <p>
                <a href={jsonAddress(state, root)} id="json-link">
                  {t('footer.api')}
                </a>
              </p>
            </>
          )}
        </footer>
        <OnPaper context={context} />
        {pageData !== undefined && (
          <script
            type="application/json"
            id="page-data"
            dangerouslySetInnerHTML={{ __html: toInertJson(pageData) }}
          />
        )}
      </body>
    </html>
  )
}
