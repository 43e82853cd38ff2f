/** The browser's entry. Everything important works without it; here the pages become quicker and handier. */
import { startCheckPage } from './check-page.ts'
import { startComparePage } from './compare-page.ts'
import { startComposePage } from './compose-page.ts'
import { startKeyboard } from './keyboard.ts'
import { startPlotTips } from './plot-tips.ts'
import { startPlots } from './save-plots.ts'
import { startPaper } from './paper.ts'
import { startReportPage } from './report-page.ts'
import { startSavedPage } from './saved-page.tsx'
import { startSharing } from './sharing.ts'
import { startServedSearchPage } from './search-page.tsx'

document.documentElement.classList.add('script')
startKeyboard()
startPaper()
startSharing()
const view = document.documentElement.dataset['view']
if (view === 'report') startReportPage()
if (view === 'compare') startComparePage()
if (view === 'compose') startComposePage()
if (view === 'check') startCheckPage()
if (view === 'figures') {
  startPlots()
  startPlotTips()
}
if (view === 'front' || view === 'results') startServedSearchPage()
if (view === 'saved') startSavedPage()
