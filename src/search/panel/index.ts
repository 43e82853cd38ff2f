/** Dictionaries of concepts, counted over bodies and years. */
export { countTerms, readTermGroups, type GivenTerms, type TermsParameters } from './matrix.ts'
export { readDictionary, type Concept } from './dictionary.ts'
export { panelPieces, type PanelOptions, type PanelPiece } from './panel.ts'
