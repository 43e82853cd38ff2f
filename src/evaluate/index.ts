/** Measuring the ranking on test collections. */
export { readCollection, type Collection } from './collection.ts'
export { mean, ndcgAt, recallAt, reciprocalRankAt, type Judgments } from './metrics.ts'
export { evaluateCollection, type Evaluation } from './run.ts'
