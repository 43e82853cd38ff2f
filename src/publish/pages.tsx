/** The pages of an edition: the site's own views, drawn once for each language, as files. */
import type { ComponentProps, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Language } from '../language/index.ts'
import { mainFiguresOf, type Report, type ReportMetadata } from '../report/index.ts'
import type {
  BodyCoverage,
  FigureKeyCount,
  IndexStats,
  SearchFilters,
  SearchResponse,
  SearchService,
} from '../search/index.ts'
import { figureLabelOf, gatherLines } from '../server/index.ts'
import {
  coverageTable,
  CoverageView,
  createTranslator,
  Document,
  FiguresView,
  type FiguresOutcome,
  freshSearch,
  ReportView,
  SearchView,
  type PageContext,
  type SiteSummary,
} from '../views/index.ts'

/** A page as a file. */
export interface PageFile {
  /** Below the folder of the edition. */
  path: string
  html: string
}

export interface EditionPagesOptions {
  languages: readonly Language[]
  /** YYYY-MM-DD. */
  published: string
  /** Every report of the edition. */
  reports: readonly ReportMetadata[]
  /** Of the whole index. */
  stats: IndexStats
}

const searchFile = 'index.html'
const figuresFile = 'figures.html'

/** What a page shows, in one language. */
interface Shown {
  view: ComponentProps<typeof Document>['view']
  title: string | null
  content: VNode
  pageData?: unknown
}

const state = freshSearch('', null)

/** The figure that most readers come for: its page is the first. */
const firstKey = 'requests.received'

/** Draws the pages of one edition. */
export class EditionPages {
  private readonly options: EditionPagesOptions
  private readonly ids: ReadonlySet<string>
  private readonly byBody: ReadonlyMap<string, ReportMetadata[]>

  constructor(options: EditionPagesOptions) {
    this.options = options
    this.ids = new Set(options.reports.map(({ reportId }) => reportId))
    const byBody = new Map<string, ReportMetadata[]>()
    for (const report of options.reports) {
      if (report.bodyId === null) continue
      byBody.set(report.bodyId, [...(byBody.get(report.bodyId) ?? []), report])
    }
    this.byBody = byBody
  }

  /** The folder of a language: the first one's is the edition itself. */
  private folderOf(language: Language): string {
    return language === this.options.languages[0] ? '' : `${language}/`
  }

  /** Draws one page in every language. `path` is below the folder of the language. */
  private draw(path: string, show: (context: PageContext) => Shown): PageFile[] {
    const { languages, published, reports } = this.options
    const up = '../'.repeat(path.split('/').length - 1)
    return languages.map((language) => {
      const folder = this.folderOf(language)
      const top = up + '../'.repeat(folder.split('/').length - 1)
      const context: PageContext = {
        t: createTranslator(language),
        root: `${up === '' ? './' : up}${searchFile}`,
        edition: { published, reports: reports.length, languages, assets: top === '' ? './' : top },
      }
      const { content, ...shown } = show(context)
      const document = (
        <Document
          {...{ context, state, ...shown }}
          inLanguage={(other) => `${top}${this.folderOf(other)}${encodePath(path)}`}
        >
          {content}
        </Document>
      )
      return { path: `${folder}${path}`, html: `<!doctype html>${renderToString(document)}\n` }
    })
  }

  /** The search page, which shows its front. */
  search(response: SearchResponse): PageFile[] {
    const { reports, stats } = this.options
    const site: SiteSummary = {
      reports: reports.length,
      bodies: this.byBody.size,
      years: [...new Set(reports.flatMap(({ reportYear }) => reportYear ?? []))].sort(
        (a, b) => a - b,
      ),
      samples: stats.samples,
    }
    return this.draw(searchFile, (context) => ({
      view: 'front',
      title: null,
      pageData: { site, response, edition: context.edition },
      content: (
        <>
          <noscript>
            <p class="notice">
              {context.t('edition.noScript')}{' '}
              <a href="./coverage.html">{context.t('nav.coverage')}</a>
            </p>
          </noscript>
          <div id="view">
            <SearchView {...{ context, state, site }} outcome={{ response }} />
          </div>
        </>
      ),
    }))
  }

  /** A report. */
  report(report: Report): PageFile[] {
    const siblings = (report.bodyId === null ? [] : (this.byBody.get(report.bodyId) ?? [])).filter(
      ({ reportId }) => reportId !== report.reportId,
    )
    return this.draw(`reports/${report.reportId}.html`, (context) => ({
      view: 'report',
      title: report.title ?? context.t('hit.untitled'),
      content: (
        <ReportView
          {...{ context, state, report, siblings }}
          highlight={() => []}
          mainFigures={mainFiguresOf(report.figures)}
          labelOf={figureLabelOf}
        />
      ),
    }))
  }

  /** Every body with its reports by year: the way to each report without script. */
  coverage(): PageFile[] {
    const { stats } = this.options
    const isHere = ({ reportId }: { reportId: string }): boolean => this.ids.has(reportId)
    const bodies = stats.coverage
      .map((body): BodyCoverage => {
        const reports = body.reports.filter(isHere)
        return { ...body, reports, years: reports.flatMap(({ reportYear }) => reportYear ?? []) }
      })
      .filter(({ reports }) => reports.length > 0)
    const table = coverageTable(bodies, stats.withoutBody.filter(isHere))
    return this.draw('coverage.html', (context) => ({
      view: 'coverage',
      title: context.t('coverage.title'),
      content: (
        <CoverageView {...{ context, state, ...table }} {...wholeCoverage} bodies={bodies} />
      ),
    }))
  }

  /** Every figure that some report has a number of, a page each, and the first one's as the page of figures. */
  async *figures(service: SearchService, filters: SearchFilters): AsyncGenerator<PageFile> {
    const keys: FigureKeyCount[] = []
    for (const entry of await service.figureKeys()) {
      const { total, blank } = await service.figures({
        ...{ key: entry.key, applicant: null, filters, limit: 0, offset: 0 },
      })
      if (total > blank) keys.push({ ...entry, reports: total - blank, blank })
    }
    const first = keys.find(({ key }) => key === firstKey)?.key ?? keys[0]?.key ?? null
    const pages = [
      { path: figuresFile, key: first },
      ...keys.map(({ key }) => ({ path: `figures/${key}.html`, key })),
    ]
    for (const { path, key } of pages) {
      const root = path.includes('/') ? `../${searchFile}` : `./${searchFile}`
      const outcome = key === null ? null : await outcomeOf(service, key, filters, root, path)
      yield* this.draw(path, (context) => ({
        view: 'figures',
        title: context.t('plot.title'),
        content: (
          <FiguresView
            {...{ context, state, keys, outcome }}
            ratios={[]}
            known={{ regions: [], bodies: [] }}
            choice={{ ...noChoice, keys: key === null ? [] : [key] }}
            isCut={false}
          />
        ),
      }))
    }
  }
}

/** One figure of every report, over the years; outcomes of applications on the first page alone. */
async function outcomeOf(
  service: SearchService,
  key: string,
  filters: SearchFilters,
  root: string,
  path: string,
): Promise<FiguresOutcome> {
  const measureOver: Parameters<typeof gatherLines>[4] = (over) =>
    service.measure({ keys: [key], ratios: [], applicant: null, filters: over })
  const measured = await measureOver(filters)
  const lines = await gatherLines(service, noChoice, filters, measured, measureOver, {
    ...{ root, withOutcomes: path === figuresFile },
  })
  return { lines, measures: measured.measures }
}

const noChoice = {
  view: 'lines',
  ratios: [],
  applicant: '',
  year: '',
  region: [],
  body: [],
  plot: 'lines',
  points: false,
  sort: '',
  order: 'desc',
  at: '',
  by: '',
  scale: 'same',
  offset: 0,
} as const

/** Nothing is asked, and all stands on one page. */
const wholeCoverage = { name: '', only: 'all', page: 1, pages: 1 } as const

const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/')
