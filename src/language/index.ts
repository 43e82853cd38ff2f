/** Every sentence people read, in the languages that are spoken, as tables of data. It knows nothing of the rest of the program. */
export { citationText, type CitedPlace } from './citation.ts'
export { commandLineMessages } from './command-line/index.ts'
export { datasetMessages } from './dataset.ts'
export { endpointMessages } from './endpoint.ts'
export { figureLabel, figureNames, formulaText, unitLabel } from './figure-names.ts'
export {
  firstLanguage,
  languageOfLocale,
  languages,
  toLanguage,
  type Language,
} from './language.ts'
export type {
  MessageRow,
  MessageTable,
  MessageValue,
  Unsaid,
  ValuesArgument,
  ValuesOf,
} from './message.ts'
export { reportWords } from './names/report-words.ts'
export { composeMessages } from './pages/compose.ts'
export { pageMessages, type PageMessageKey } from './pages/index.ts'
export { sentenceMessages } from './sentences.ts'
export { createTranslator, formatNumber, type Translator } from './translate.ts'
