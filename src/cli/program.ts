/** The command line: parses arguments, runs one command, turns errors into one line and an exit code. */
import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { AppError, messageOf } from '../errors.ts'
import { languageOfLocale } from '../language/index.ts'
import { describeMistake, speakHelp } from './help.ts'
import { chooseTranslator, translatorOf, type CommandTranslator } from './translator.ts'
import { addCheckCommand } from './commands/check.ts'
import { addDatasetCommand } from './commands/dataset.ts'
import { addEvaluateCommand } from './commands/evaluate.ts'
import { addExplainCommand } from './commands/explain.ts'
import { addIndexCommand } from './commands/index-command.ts'
import { addInspectCommand } from './commands/inspect.ts'
import { addMcpCommand } from './commands/mcp.ts'
import { addPanelCommand } from './commands/panel.ts'
import { addPublishCommand } from './commands/publish.ts'
import { addSearchCommand } from './commands/search.ts'
import { addServeCommand } from './commands/serve.ts'
import { addStatsCommand } from './commands/stats.ts'
import { addTokensCommand } from './commands/tokens.ts'
import { addVerifyCommand } from './commands/verify.ts'

const exitCodes = { failed: 1, usage: 2 }

/** Every command. A new one: its file in commands/, its row here. */
export const commands = [
  addIndexCommand,
  addServeCommand,
  addMcpCommand,
  addSearchCommand,
  addDatasetCommand,
  addPanelCommand,
  addPublishCommand,
  addExplainCommand,
  addInspectCommand,
  addCheckCommand,
  addTokensCommand,
  addVerifyCommand,
  addEvaluateCommand,
  addStatsCommand,
]

export function createProgram(t: CommandTranslator): Command {
  const { version } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as { version: string }
  const program = speakHelp(new Command('gongkai'), t)
    .description(t('program.about'))
    .version(version, '-V, --version', t('help.version'))
    .option(`--lang <${t('value.language')}>`, t('option.language'))
    .exitOverride()
    // Errors are written once, below, as one line.
    .configureOutput({ outputError: () => undefined })
  for (const add of commands) add(program, t)
  return program
}

function fail(message: string, exitCode: number): void {
  process.stderr.write(`gongkai: ${message.replaceAll('\n', ' ')}\n`)
  process.exitCode = exitCode
}

/** Errors that are the caller's to mend by another call. */
const isUsage = ({ code }: AppError): boolean => code === 'usage' || code === 'invalid_parameter'

/** Runs one command line, without the names of program and script; what went wrong is in `process.exitCode`. */
export async function runCommandLine(args: readonly string[]): Promise<void> {
  let t = translatorOf(languageOfLocale(process.env))
  try {
    t = chooseTranslator(args, process.env)
    await createProgram(t).parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help and version end this way too, with code 0.
      if (error.exitCode === 0) return
      // Without a command, the help that was just shown says all.
      if (error.code === 'commander.help') {
        process.exitCode = exitCodes.usage
        return
      }
      const message = describeMistake(error, t)
      fail(t('usage.see', { message, help: 'gongkai --help' }), exitCodes.usage)
    } else if (error instanceof AppError) {
      fail(error.in(t.language), isUsage(error) ? exitCodes.usage : exitCodes.failed)
    } else {
      fail(t('usage.unexpected', { reason: messageOf(error) }), exitCodes.failed)
      if (process.env['LOG_LEVEL'] === 'debug' && error instanceof Error)
        process.stderr.write(`${error.stack ?? ''}\n`)
    }
  }
}
