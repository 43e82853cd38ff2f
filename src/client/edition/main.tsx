/** The script of a published edition: the same pages, searched here instead of by a server. */
import { searchAddress, type PageContext } from '../../views/index.ts'
import { noExactness } from '../exactness.ts'
import { startKeyboard } from '../keyboard.ts'
import { startPaper } from '../paper.ts'
import { startPlotTips } from '../plot-tips.ts'
import { startReportPage } from '../report-page.ts'
import { startPlots } from '../save-plots.ts'
import { pageTranslator, readPageData, startSearchPage } from '../search-page.tsx'
import { noSuggestions } from '../suggest-client.ts'
import { createEditionClient } from './edition-client.ts'
import { createDataLoader } from './load-data.ts'
import { markReportPage } from './mark-report.tsx'

// The script says where the data is: pages lie in folders of different depth.
const here = (document.currentScript as HTMLScriptElement).src
const t = pageTranslator()
const client = createEditionClient(createDataLoader(new URL('data/', here).href), t)

function startSearch(): void {
  const { edition } = readPageData()
  const context: PageContext = { t, root: './index.html', ...(edition && { edition }) }
  startSearchPage({
    context,
    client,
    checker: noExactness,
    suggestions: noSuggestions,
    isWhole: false,
    inLanguage: (link, _, state) => searchAddress({ ...state, lang: null }, link.pathname),
  })
  // Who turns to the box will search: what every search needs is there by then.
  document.querySelector('#q')?.addEventListener('focus', client.prepare, { once: true })
}

document.documentElement.classList.add('script')
startKeyboard()
startPaper()
const view = document.documentElement.dataset['view']
if (view === 'report') void markReportPage(client, t).finally(startReportPage)
if (view === 'figures') {
  startPlots()
  startPlotTips()
}
if (view === 'front' || view === 'results') startSearch()
