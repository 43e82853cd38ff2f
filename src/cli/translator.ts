/** How the command line speaks, and in which language: `--lang`, else the terminal's. */
import { AppError } from '../errors.ts'
import {
  commandLineMessages,
  createTranslator,
  languageOfLocale,
  languages,
  toLanguage,
  type Language,
  type Translator,
} from '../language/index.ts'

export type CommandTranslator = Translator<typeof commandLineMessages>

export const translatorOf = (language: Language): CommandTranslator =>
  createTranslator(commandLineMessages, language)

/** The value of the last `--lang`: help is written before the arguments are parsed, so it is looked for beforehand. */
function valueOfLang(args: readonly string[]): string | undefined {
  const end = args.indexOf('--')
  const own = end < 0 ? args : args.slice(0, end)
  const at = own.findLastIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  if (at < 0) return undefined
  const arg = own[at]!
  return arg === '--lang' ? own[at + 1] : arg.slice('--lang='.length)
}

/**
 * The translator for a command line. `--lang` takes every tag that is understood: zh, zh-TW, en-US.
 *
 * @throws AppError('usage') for a `--lang` that is not spoken, in the language of the terminal.
 */
export function chooseTranslator(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): CommandTranslator {
  const ofTerminal = translatorOf(languageOfLocale(env))
  const value = valueOfLang(args)
  // Without a value it is a mistake that is told with the other mistakes.
  if (value === undefined) return ofTerminal
  const language = toLanguage(value)
  if (language !== null) return translatorOf(language)
  throw new AppError(
    'usage',
    ofTerminal('usage.language', { value, known: languages.join(', ') }),
    {
      details: [{ parameter: '--lang', value }],
    },
  )
}
