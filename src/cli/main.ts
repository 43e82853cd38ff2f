#!/usr/bin/env node
/** Where the command line begins. */
import { runCommandLine } from './program.ts'

await runCommandLine(process.argv.slice(2))
