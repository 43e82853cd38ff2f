/** The pages: HTML made on the server, so that searching and reading work without script. */
import { Router } from 'express'
import { bodyPage } from './body-page.tsx'
import { checkPage } from './check-page.tsx'
import { composePage } from './compose-page.tsx'
import { comparePage } from './compare-page.tsx'
import { coveragePage } from './coverage-page.tsx'
import type { PageDependencies } from './dependencies.ts'
import { downloadsPage } from './downloads-page.tsx'
import { figuresPage } from './figures-page.tsx'
import { savedPage } from './saved-page.tsx'
import { siteFiles } from './site-files.ts'
import { reportPage } from './report-page.tsx'
import { sourceDownload } from './source-download.ts'
import { termsPage } from './terms-page.tsx'
import { searchPage } from './search-page.tsx'

export { pageErrors, pageNotFound } from './error-page.tsx'

/**
 * Every page. Errors go on to the app: `pageNotFound` and `pageErrors` answer them as pages.
 *
 * @example app.use(pageRouter({ withSearch: useSearch, servesSources: false }))
 */
export function pageRouter(dependencies: PageDependencies): Router {
  // Strict: links are relative, so `/reports/x/` is another place than `/reports/x`.
  const router = Router({ strict: true })
  router.use(siteFiles(dependencies))
  router.get('/', searchPage(dependencies))
  router.get('/reports/:id', reportPage(dependencies))
  router.get('/reports/:id/sources/:number', sourceDownload(dependencies))
  router.get('/bodies/:id', bodyPage(dependencies))
  router.get('/bodies', (request, response) => {
    // The list of bodies is that of their years.
    const query = request.originalUrl.split('?').slice(1).join('?')
    response.redirect(301, query === '' ? './coverage' : `./coverage?${query}`)
  })
  router.get('/compare', comparePage(dependencies))
  router.get('/compose', composePage(dependencies))
  router.get('/terms', termsPage(dependencies))
  router.get('/figures', figuresPage(dependencies))
  router.get('/check', checkPage(dependencies))
  router.post('/check', checkPage(dependencies))
  router.get('/downloads', downloadsPage(dependencies))
  router.get('/saved', savedPage())
  router.get('/coverage', coveragePage(dependencies))
  return router
}
