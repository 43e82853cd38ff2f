/** The search page's script. Everything important works without it; here the page answers while one types. */
import { startEveryPage } from './every-page.ts'
import { startServedSearchPage } from './search-page.tsx'

startEveryPage()
startServedSearchPage()
