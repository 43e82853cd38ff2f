/** The command line: parses arguments, runs one command, turns errors into one line and an exit code. */
import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { AppError, messageOf } from '../errors.ts'
import { addEvaluateCommand } from './commands/evaluate.ts'
import { addExplainCommand } from './commands/explain.ts'
import { addIndexCommand } from './commands/index-command.ts'
import { addInspectCommand } from './commands/inspect.ts'
import { addSearchCommand } from './commands/search.ts'
import { addServeCommand } from './commands/serve.ts'
import { addStatsCommand } from './commands/stats.ts'
import { addTokensCommand } from './commands/tokens.ts'
import { addVerifyCommand } from './commands/verify.ts'

const exitCodes = { failed: 1, usage: 2 }

function createProgram(): Command {
  const { version } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as { version: string }
  const program = new Command('gongkai')
    .description('Full-text search over government disclosure reports')
    .version(version)
    .exitOverride()
    // Errors are written once, below, as one line.
    .configureOutput({ outputError: () => undefined })
  for (const add of [
    addIndexCommand,
    addServeCommand,
    addSearchCommand,
    addExplainCommand,
    addInspectCommand,
    addTokensCommand,
    addVerifyCommand,
    addEvaluateCommand,
    addStatsCommand,
  ]) {
    add(program)
  }
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
  try {
    await createProgram().parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help and version end this way too, with code 0.
      if (error.exitCode === 0) return
      // Without a command, the help that was just shown says all.
      if (error.code === 'commander.help') {
        process.exitCode = exitCodes.usage
        return
      }
      fail(`${error.message.replace(/^error: /, '')}. See: gongkai --help`, exitCodes.usage)
    } else if (error instanceof AppError) {
      fail(error.message, isUsage(error) ? exitCodes.usage : exitCodes.failed)
    } else {
      fail(`unexpected error: ${messageOf(error)}`, exitCodes.failed)
      if (process.env['LOG_LEVEL'] === 'debug' && error instanceof Error)
        process.stderr.write(`${error.stack ?? ''}\n`)
    }
  }
}
