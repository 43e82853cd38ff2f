/** Publishing reports as files that any server, or none, can serve. What runs in the reader's browser is part of `client/`, over `edition-engine.ts`. */
export { publishEdition, type PublishOptions, type PublishSummary } from './publish-edition.ts'
