/** word-extractor ships without types: the part of it that is used here. */
declare module 'word-extractor' {
  export default class WordExtractor {
    extract(source: Buffer): Promise<{
      getBody(options?: { filterUnicode?: boolean }): string
      getFootnotes(options?: { filterUnicode?: boolean }): string
      getEndnotes(options?: { filterUnicode?: boolean }): string
      getAnnotations(options?: { filterUnicode?: boolean }): string
      getHeaders(options?: { filterUnicode?: boolean; includeFooters?: boolean }): string
      getTextboxes(options?: { includeHeadersAndFooters?: boolean }): string
    }>
  }
}
