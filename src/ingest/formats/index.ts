/** The list of file formats, in the order in which their readers look at a file's bytes. */
import type { FormatReader } from '../types.ts'
import { textFormat } from './text.ts'

/** Every reader. Plain text comes last: it is what nothing else recognized. */
export const formats: readonly FormatReader[] = [textFormat]
