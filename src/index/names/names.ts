/** What the names index answers, and the shapes of its entries. */

/** What a name is the name of. */
export type NameKind = 'term' | 'section' | 'body' | 'place' | 'title' | 'documentNumber' | 'figure'

/** A thing that has a name. */
export interface NamedThing {
  kind: NameKind
  /** Its name as it is shown. */
  text: string
  /** What goes by this name: body ids, division codes, the key of a figure or section; none for other kinds. */
  ids: string[]
  /** Reports that are of it or name it; for a document number the occurrences that mention it; for a figure those with a number. */
  reports: number
  /** Years of those reports, ascending; none for a term or a document number. */
  years: number[]
}

/** What a name means. */
export interface ResolvedName extends NamedThing {
  /** 1 for its own name that no other thing of its kind has; less where several have it, or where a slip was forgiven. */
  certainty: number
}

/** The names of an index. All texts asked for are normalized. */
export interface NamesIndex {
  /** What a text being typed may become, best first: by its beginning, by what it holds, by sound, by English, with slips. */
  suggest: (text: string, limit: number) => Promise<NamedThing[]>
  /**
   * Names and strings of the texts that a word which stands (almost) nowhere may be a slip for, best first; with `bySound` those alone that
   * sound the same.
   */
  correct: (
    word: string,
    limit: number,
    how?: { bySound?: boolean },
    signal?: AbortSignal,
  ) => Promise<string[]>
  /** The bodies, places, figures, sections and terms that go by a name, surest first; none where nothing is sure enough. With `slips: false` by the
   * letter alone. */
  resolve: (name: string, options?: { slips?: boolean }) => Promise<ResolvedName[]>
}
