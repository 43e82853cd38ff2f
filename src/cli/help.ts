/** Help and mistakes of the command line in the reader's language, in place of commander's own English. */
import type { Command, CommanderError, HelpConfiguration, Option } from 'commander'
import { widthOf } from './inspect/columns.ts'
import type { CommandTranslator } from './translator.ts'

/** How commander titles the parts of a help page, and what stands there instead. */
const titles = {
  'Usage:': 'help.usage',
  'Arguments:': 'help.arguments',
  'Options:': 'help.options',
  'Global Options:': 'help.globalOptions',
  'Commands:': 'help.commands',
} as const

const isTitle = (title: string): title is keyof typeof titles => Object.hasOwn(titles, title)

/** Makes a command and all its subcommands speak; call it before subcommands are added. */
export function speakHelp(program: Command, t: CommandTranslator): Command {
  const inLanguage = (usage: string): string =>
    usage.replace('[options]', t('help.anyOptions')).replace('[command]', t('help.anyCommand'))
  return program
    .helpOption('-h, --help', t('help.help'))
    .helpCommand(`help [${t('value.command')}]`, t('help.helpCommand'))
    .configureHelp({
      showGlobalOptions: true,
      displayWidth: widthOf,
      styleTitle: (title) => (isTitle(title) ? t(titles[title]) : title),
      styleUsage: inLanguage,
      styleSubcommandTerm: inLanguage,
      optionDescription: ({ description, defaultValue }: Option) =>
        defaultValue === undefined
          ? description
          : description + t('help.default', { value: String(defaultValue) }),
    } satisfies HelpConfiguration)
}

interface Mistake {
  /** Commander's sentence; its groups are what was named. */
  pattern: RegExp
  say: (t: CommandTranslator, named: string[]) => string
}

/** Commander's mistakes by their code. */
const mistakes: Readonly<Partial<Record<string, Mistake>>> = {
  'commander.unknownOption': {
    pattern: /unknown option '(.+?)'/,
    say: (t, [name = '']) => t('usage.unknownOption', { name }),
  },
  'commander.unknownCommand': {
    pattern: /unknown command '(.+?)'/,
    say: (t, [name = '']) => t('usage.unknownCommand', { name }),
  },
  'commander.missingArgument': {
    pattern: /missing required argument '(.+?)'/,
    say: (t, [name = '']) => t('usage.missingArgument', { name }),
  },
  'commander.optionMissingArgument': {
    pattern: /option '(.+?)' argument missing/,
    say: (t, [name = '']) => t('usage.missingValue', { name }),
  },
  'commander.missingMandatoryOptionValue': {
    pattern: /required option '(.+?)' not specified/,
    say: (t, [name = '']) => t('usage.missingOption', { name }),
  },
  'commander.excessArguments': {
    pattern: /Expected (\d+) arguments? but got (\d+)/,
    say: (t, [expected = '', given = '']) => t('usage.tooManyArguments', { expected, given }),
  },
}

const suggestion = /\(Did you mean (?:one of )?(.+?)\?\)/

/** What commander refused, in one sentence; in its own words where it says what we do not know. */
export function describeMistake({ code, message }: CommanderError, t: CommandTranslator): string {
  const mistake = mistakes[code]
  const named = mistake?.pattern.exec(message)
  if (mistake === undefined || !named) return message.replace(/^error: /, '')
  const said = mistake.say(t, named.slice(1))
  const near = suggestion.exec(message)?.[1]
  return near === undefined ? said : t('usage.didYouMean', { message: said, near })
}
