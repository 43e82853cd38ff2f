/** Files that other programs ask a site for: the description of its search, what crawlers may read, and a map of its pages. */
import { Router, type RequestHandler, type Response } from 'express'
import { firstLanguage } from '../../language/index.ts'
import {
  suggestParameters,
  xmlDocument,
  xmlElement,
  type IndexStats,
  type XmlElement,
} from '../../search/index.ts'
import { createTranslator } from '../../views/index.ts'
import { contextOf, originOf } from '../request-context.ts'
import { isKnown, readParameters } from '../route.ts'
import type { PageDependencies } from './dependencies.ts'
import { textParameter } from './render.ts'

/** Most addresses of one map, as sitemaps.org has it. */
const mostAddresses = 50_000

/** Kept as long as a day: nothing of it hangs on the index. */
const keepForADay = 'public, max-age=86400'

function sendXml(response: Response, type: string, root: XmlElement): void {
  response.set('Content-Type', `${type}; charset=utf-8`).send(xmlDocument(root))
}

/** `/opensearch.xml`: with it a browser offers this site among its search engines. */
function searchDescription(): RequestHandler {
  return (request, response) => {
    const origin = originOf(request)
    const asked = textParameter(request, 'lang')
    const language = asked === '' ? contextOf(response).language : firstLanguage([asked])
    const t = createTranslator(language)
    // Written in, where the address names a language: the results then speak it too.
    const lang = asked === '' ? '' : `&lang=${language}`
    const url = (attributes: Record<string, string>): XmlElement => xmlElement('Url', attributes)
    response.set('Cache-Control', keepForADay).vary('Accept-Language')
    sendXml(
      response,
      'application/opensearchdescription+xml',
      xmlElement(
        'OpenSearchDescription',
        { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' },
        xmlElement('ShortName', {}, t('site.name')),
        xmlElement('LongName', {}, `${t('site.name')} · ${t('site.tagline')}`.slice(0, 48)),
        xmlElement('Description', {}, t('about.site')),
        xmlElement('InputEncoding', {}, 'UTF-8'),
        xmlElement('OutputEncoding', {}, 'UTF-8'),
        xmlElement('Language', {}, language),
        xmlElement('Image', { type: 'image/svg+xml' }, `${origin}/favicon.svg`),
        url({ type: 'text/html', template: `${origin}/?q={searchTerms}${lang}` }),
        url({
          type: 'application/atom+xml',
          template: `${origin}/feed.atom?q={searchTerms}${lang}`,
        }),
        url({
          rel: 'suggestions',
          type: 'application/x-suggestions+json',
          template: `${origin}/suggestions?q={searchTerms}`,
        }),
        url({
          rel: 'self',
          type: 'application/opensearchdescription+xml',
          template: `${origin}/opensearch.xml${asked === '' ? '' : `?lang=${language}`}`,
        }),
      ),
    )
  }
}

/** `/suggestions?q=…`: completions in the form that browsers take, `["依申", ["依申请公开", …]]`. */
function suggestions({ withSearch }: PageDependencies): RequestHandler {
  return async (request, response) => {
    const { q, limit } = readParameters(suggestParameters, request.query, contextOf(response).say)
    await withSearch(response, async (service) => {
      const found = await service.suggest(q, limit)
      response
        .set('Content-Type', 'application/x-suggestions+json; charset=utf-8')
        .send(JSON.stringify([q, [...new Set(found.map(({ query }) => query))]]))
    })
  }
}

/** What crawlers may read where they may: each page once, not each of its languages and queries. */
const offered = ['/$', '/reports/', '/bodies/', '/coverage$', '/figures$', '/downloads$']
/** Below those, what is the same again. */
const repeated = ['/reports/*?', '/reports/*/sources/', '/bodies/*?']
/** What a page needs to be drawn. */
const drawn = ['/*.css$', '/*.js$', '/*.svg$']

/** `/robots.txt`. Behind a path, the site at its root must have it: `Disallow` and `Allow` name that path. */
function robots({ crawlers }: PageDependencies): RequestHandler {
  return (request, response) => {
    const origin = originOf(request)
    const { pathname } = new URL(origin)
    const below = pathname === '/' ? '' : pathname
    const lines =
      crawlers === 'none'
        ? ['Disallow: /']
        : [
            ...[...offered, ...drawn].map((path) => `Allow: ${below}${path}`),
            ...repeated.map((path) => `Disallow: ${below}${path}`),
            `Disallow: ${below}/`,
            '',
            `Sitemap: ${origin}/sitemap.xml`,
          ]
    response
      .set('Cache-Control', keepForADay)
      .type('text/plain')
      .send(`User-agent: *\n${lines.join('\n')}\n`)
  }
}

/** Every page that crawlers are offered, below the origin. */
function addressesOf({ coverage, withoutBody }: IndexStats): string[] {
  return [
    ...['', 'coverage', 'figures', 'downloads'],
    ...coverage.map(({ bodyId }) => `bodies/${encodeURIComponent(bodyId)}`),
    ...[...coverage.flatMap(({ reports }) => reports), ...withoutBody].map(
      ({ reportId }) => `reports/${encodeURIComponent(reportId)}`,
    ),
  ]
}

/** `/sitemap.xml`, and `/sitemap-1.xml`, … where there are more addresses than one map may hold. */
function sitemap({ withSearch, crawlers }: PageDependencies): RequestHandler {
  return async (request, response, next) => {
    const { part } = request.params as { part?: string }
    if (crawlers === 'none') {
      next()
      return
    }
    const origin = originOf(request)
    await withSearch(response, async (service) => {
      const addresses = addressesOf(await service.stats())
      const parts = Math.ceil(addresses.length / mostAddresses)
      const number = Number(part ?? 1)
      const isPart = parts > 1 && /^[1-9]\d*$/.test(part ?? '') && number <= parts
      if (part !== undefined && !isPart) {
        next()
        return
      }
      if (isKnown(request, response, ['sitemap', service.generation, origin, part ?? ''])) return
      const listed =
        part === undefined && parts > 1
          ? Array.from({ length: parts }, (_, i) => `sitemap-${i + 1}.xml`)
          : addresses.slice((number - 1) * mostAddresses, number * mostAddresses)
      const [root, entry] =
        part === undefined && parts > 1 ? ['sitemapindex', 'sitemap'] : ['urlset', 'url']
      sendXml(
        response,
        'application/xml',
        xmlElement(
          root,
          { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' },
          ...listed.map((address) =>
            xmlElement(entry, {}, xmlElement('loc', {}, `${origin}/${address}`)),
          ),
        ),
      )
    })
  }
}

/** @example router.use(siteFiles(dependencies)) */
export function siteFiles(dependencies: PageDependencies): Router {
  const router = Router({ strict: true })
  router.get('/opensearch.xml', searchDescription())
  router.get('/suggestions', suggestions(dependencies))
  router.get('/robots.txt', robots(dependencies))
  router.get(['/sitemap.xml', '/sitemap-:part.xml'], sitemap(dependencies))
  return router
}
