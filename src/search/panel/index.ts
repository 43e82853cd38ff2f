/** Dictionaries of concepts, counted over bodies and years. */
export { readDictionary, type Concept } from './dictionary.ts'
export {
  panelDimensions,
  panelPieces,
  panelShapes,
  type PanelDimension,
  type PanelOptions,
  type PanelPiece,
} from './panel.ts'
