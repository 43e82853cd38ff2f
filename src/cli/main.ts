#!/usr/bin/env node
/** Where the command line begins. */
import { runCommandLine } from './program.ts'

// A reader that has seen enough (`| head`) hangs up: no reason to complain.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})
// Progress and notices that nobody can read are no reason to end the work.
process.stderr.on('error', () => undefined)

await runCommandLine(process.argv.slice(2))
