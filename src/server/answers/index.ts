/** Shapes of the answers, for openapi.json. A test holds real answers against them, field by field. */
export { errorAnswer, healthAnswer, readyAnswer, verifyAnswer } from './operation.ts'
export { figuresAnswer, reportAnswer, reportsAnswer } from './reports.ts'
export { explainAnswer, passagesAnswer, searchResponse, suggestAnswer } from './search.ts'
