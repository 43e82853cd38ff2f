/** Files to documents: bytes in, text blocks with offsets out. Knows no report. */
export { countBlocks, takeOut, total, type Tally } from './account.ts'
export { chooseFormat, formats } from './formats/index.ts'
export { faultOf } from './fault.ts'
export { shownPath, systemPath } from './file-names.ts'
export {
  checkFile,
  defaultReadLimits,
  isPassingFault,
  loadFile,
  readBytes,
  readDocuments,
  withProgress,
} from './read-file.ts'
export {
  createSidecarReader,
  findSidecar,
  sidecarHash,
  sidecarPaths,
  type Sidecar,
  type SidecarReader,
} from './sidecar.ts'
export type {
  AccountEntry,
  Block,
  DocumentWarning,
  FormatReader,
  LossReason,
  ReadingAccount,
  ReadLimits,
  ScanProgress,
  SourceDocument,
  SourceSpan,
  TableBlock,
  TableCell,
  TextBlock,
} from './types.ts'
export { listFiles, type ListedFiles } from './walk.ts'
export { canReadScans, countScans } from './formats/scan/index.ts'
