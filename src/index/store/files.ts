/** The files of a generation. */

/** Names of the files of a generation. */
export const files = {
  text: 'text.u16',
  borders: 'borders.u8',
  reportStarts: 'report-starts.u32',
  reportPassages: 'report-passages.u32',
  passageStarts: 'passage-starts.u32',
  passageSections: 'passage-sections.u8',
  passageKinds: 'passage-kinds.u8',
  passageHeadings: 'passage-headings.u32',
  pairKeys: 'pair-keys.u32',
  pairCounts: 'pair-counts.u32',
  pairOffsets: 'pair-offsets.u32',
  pairGaps: 'pair-gaps.u8',
  frequencyKeys: 'frequency-keys.u32',
  frequencyStarts: 'frequency-starts.u32',
  frequencyOffsets: 'frequency-offsets.u32',
  frequencyGaps: 'frequency-gaps.u8',
  frequencies: 'frequencies.u8',
  passageRepeats: 'passage-repeats.u32',
  /** The index of names, one line of JSON. */
  names: 'names.jsonl',
  /** What is known of each report, a line a report. */
  metadata: 'metadata.jsonl',
  /** Whole reports, deflated, in the order they were read. */
  reports: 'reports.deflate',
  /** Start and end of each report in `reports`, two numbers a report. */
  reportPlaces: 'report-places.f64',
  /** CRC-32 of each report in `reports`, of its figures in `figures`, of its passages in `passages`: three numbers a report. */
  reportSums: 'report-sums.u32',
  /** Figures of each report, deflated, in the order they were read. */
  figures: 'figures.deflate',
  /** Start and end of each report's figures in `figures`, two numbers a report. */
  figurePlaces: 'figure-places.f64',
  /** One number a report for each name of `figureNames`. */
  figureColumns: 'figure-columns.f64',
  figureNames: 'figure-names.jsonl',
  /** Checks that passed, failed and could not be made, three numbers a report. */
  checkCounts: 'check-counts.u16',
  /** Ids and texts of passages, report by report in the order they were read. */
  passages: 'passages.utf16',
  /** Start of each report's passages in `passages`. */
  passageBlocks: 'passage-blocks.f64',
  /** End of each passage, counted from the start of its report's block. */
  passageEnds: 'passage-ends.u32',
  sources: 'sources.jsonl',
} as const

/** Those that are read into memory as a whole. */
export const filesInMemory: readonly string[] = Object.values(files).filter(
  (file) => /\.(?:u8|u16|u32|f32|f64)$/.test(file) && file !== files.figureColumns,
)
