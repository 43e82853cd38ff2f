/** Every string of the command line. */
import { lossWords } from '../names/losses.ts'
import { reportWords } from '../names/report-words.ts'
import { settingMessages } from '../settings.ts'
import { helpMessages } from './help.ts'
import { commandMessages } from './reports.ts'
import { usageMessages } from './usage.ts'

export const commandLineMessages = {
  ...reportWords,
  ...lossWords,
  ...settingMessages,
  ...helpMessages,
  ...commandMessages,
  ...usageMessages,
}
