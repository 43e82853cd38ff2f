/** Dictionaries of concepts, counted over bodies and years. */
export { readDictionary, type Concept } from './dictionary.ts'
export { panelPieces, type PanelOptions, type PanelPiece } from './panel.ts'
