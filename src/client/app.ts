/** The script of the pages beside search. Everything important works without it; here the pages become handier. */
import { startCheckPage } from './check-page.ts'
import { startComparePage } from './compare-page.ts'
import { startComposePage } from './compose-page.ts'
import { startEveryPage } from './every-page.ts'
import { startPlotTips } from './plot-tips.ts'
import { startReportPage } from './report-page.ts'
import { startPlots } from './save-plots.ts'
import { startSavedPage } from './saved-page.tsx'

startEveryPage()
const view = document.documentElement.dataset['view']
if (view === 'report') startReportPage()
if (view === 'compare') startComparePage()
if (view === 'compose') startComposePage()
if (view === 'check') startCheckPage()
if (view === 'figures') {
  startPlots()
  startPlotTips()
}
if (view === 'saved') startSavedPage()
