/** One message in the languages of the interface; the parts of the table of messages share this shape. */
export type MessageRow = readonly [zhHans: string, zhHant: string, en: string]
