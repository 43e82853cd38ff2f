/** Every sentence that is kept as its key and values until a face says it: errors, what reading noticed, remarks on a query. */
import { documentWarnings } from './document-warnings.ts'
import { errorMessages } from './errors/index.ts'
import { reportWords } from './names/report-words.ts'
import { queryRemarks } from './query-remarks.ts'
import { slipMessages } from './slips.ts'

export const sentenceMessages = {
  ...reportWords,
  ...errorMessages,
  ...documentWarnings,
  ...queryRemarks,
  ...slipMessages,
}
