/** Every string of the pages, one row a message. Texts of reports never pass through here. */
import { citationWords } from '../names/citation-words.ts'
import { reportWords } from '../names/report-words.ts'
import { queryRemarks } from '../query-remarks.ts'
import { bodyMessages } from './body.ts'
import { downloadMessages } from './downloads.ts'
import { slipMessages } from '../slips.ts'
import { checkMessages } from './check.ts'
import { editionMessages } from './edition.ts'
import { figureMessages } from './figures.ts'
import { plotMessages } from './plots.ts'
import { readingMessages } from './reading.ts'
import { reportMessages } from './report.ts'
import { searchMessages } from './search.ts'
import { siteMessages } from './site.ts'
import { standingMessages } from './standing.ts'
import { workbenchMessages } from './workbench.ts'

export const pageMessages = {
  ...reportWords,
  ...citationWords,
  ...bodyMessages,
  ...checkMessages,
  ...downloadMessages,
  ...editionMessages,
  ...figureMessages,
  ...plotMessages,
  ...readingMessages,
  ...reportMessages,
  ...queryRemarks,
  ...slipMessages,
  ...searchMessages,
  ...siteMessages,
  ...standingMessages,
  ...workbenchMessages,
}

export type PageMessageKey = keyof typeof pageMessages
