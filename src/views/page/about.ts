/** What a page tells other programs of itself: search engines, and those that show a link with what it leads to. */
import type { IndexStats } from '../../search/index.ts'
import type { OutlineNode, Report } from '../../report/index.ts'
import type { Translator } from './language.ts'
import { formatRegion, formatYears, scriptTag } from './region.ts'

export interface PageAbout {
  /** Whole address of the page, without what only changes how it is shown. */
  canonical: string
  description: string
  type: 'website' | 'article'
  /** In the terms of schema.org. */
  data?: object
}

/** Characters of a description; what shows it cuts it there anyway. */
const longestDescription = 160

const context = 'https://schema.org'

function cut(text: string): string {
  const characters = Array.from(text.replace(/\s+/g, ' ').trim())
  return characters.length <= longestDescription
    ? characters.join('')
    : `${characters.slice(0, longestDescription - 1).join('')}…`
}

/** The first running text of a report. */
function firstPassage(nodes: readonly OutlineNode[]): string {
  for (const { passages, children } of nodes) {
    const own = passages.find(({ text }) => text.trim() !== '')?.text ?? firstPassage(children)
    if (own !== '') return own
  }
  return ''
}

const organization = (name: string): object => ({ '@type': 'GovernmentOrganization', name })

export function siteAbout(t: Translator, origin: string): PageAbout {
  const url = `${origin}/`
  return {
    canonical: url,
    description: t('about.site'),
    type: 'website',
    data: {
      '@context': context,
      '@type': 'WebSite',
      name: t('site.name'),
      description: t('about.site'),
      url,
      inLanguage: t.language,
      potentialAction: {
        '@type': 'SearchAction',
        target: { '@type': 'EntryPoint', urlTemplate: `${url}?q={search_term_string}` },
        'query-input': 'required name=search_term_string',
      },
    },
  }
}

export function reportAbout(t: Translator, origin: string, report: Report): PageAbout {
  const canonical = `${origin}/reports/${encodeURIComponent(report.reportId)}`
  const { title, reportingBody, publishingBody, reportYear, publishedOn, region } = report
  const place = formatRegion(region)
  const { documentNumber, sourceAddress, bodyId } = report
  const isOnline = sourceAddress !== null && /^https?:\/\//i.test(sourceAddress)
  return {
    canonical,
    description: cut(firstPassage(report.outline) || (title ?? t('hit.untitled'))),
    type: 'article',
    data: {
      '@context': context,
      '@type': 'Report',
      '@id': canonical,
      url: canonical,
      name: title ?? t('hit.untitled'),
      inLanguage: scriptTag(report.script),
      ...(reportingBody !== null && {
        author: {
          ...organization(reportingBody),
          ...(bodyId !== null && { url: `${origin}/bodies/${encodeURIComponent(bodyId)}` }),
        },
      }),
      ...(publishingBody !== null && { publisher: organization(publishingBody) }),
      ...(publishedOn !== null && { datePublished: publishedOn }),
      ...(reportYear !== null && { temporalCoverage: String(reportYear) }),
      ...(place !== '' && { spatialCoverage: { '@type': 'Place', name: place } }),
      ...(documentNumber !== null && { reportNumber: documentNumber }),
      ...(isOnline && URL.canParse(sourceAddress) && { isBasedOn: sourceAddress }),
    },
  }
}

/** A body's page, as a profile of it. */
export function bodyAbout(
  t: Translator,
  origin: string,
  body: { bodyId: string; name: string; reports: number; years: readonly number[] },
): PageAbout {
  const canonical = `${origin}/bodies/${encodeURIComponent(body.bodyId)}`
  const { name, reports } = body
  const description = cut(t('about.body', { name, reports, years: formatYears(body.years) }))
  return {
    canonical,
    description,
    type: 'website',
    data: {
      '@context': context,
      '@type': 'ProfilePage',
      url: canonical,
      description,
      inLanguage: t.language,
      mainEntity: { ...organization(name), '@id': canonical, identifier: body.bodyId },
    },
  }
}

/**
 * A page over the tables of all reports.
 *
 * @param page its path, `figures` or `downloads`
 * @param variables names of the figures it shows; none for all
 * @param files names of the files it offers
 */
export function datasetAbout(
  t: Translator,
  origin: string,
  {
    page,
    stats,
    variables = [],
    files,
  }: {
    page: 'figures' | 'downloads'
    stats: Pick<IndexStats, 'reports' | 'bodies' | 'years' | 'builtAt'>
    variables?: readonly string[]
    files: readonly { name: string; mediaType: string }[]
  },
): PageAbout {
  const canonical = `${origin}/${page}`
  const { reports, bodies, years } = stats
  const description = t('about.dataset', { reports, bodies, years: formatYears(years) })
  const [first, last] = [Math.min(...years), Math.max(...years)]
  return {
    canonical,
    description,
    type: 'website',
    data: {
      '@context': context,
      '@type': 'Dataset',
      '@id': canonical,
      url: canonical,
      name: `${t(page === 'figures' ? 'plot.title' : 'downloads.title')} · ${t('site.name')}`,
      description,
      inLanguage: 'zh',
      dateModified: stats.builtAt,
      isAccessibleForFree: true,
      creator: { '@type': 'Organization', name: t('site.name'), url: `${origin}/` },
      ...(years.length > 0 && {
        temporalCoverage: first === last ? String(first) : `${first}/${last}`,
      }),
      spatialCoverage: { '@type': 'Country', name: 'CN' },
      ...(variables.length > 0 && { variableMeasured: variables }),
      distribution: files.map(({ name, mediaType }) => ({
        '@type': 'DataDownload',
        name,
        encodingFormat: mediaType,
        contentUrl: `${origin}/api/dataset/${name}`,
      })),
    },
  }
}
