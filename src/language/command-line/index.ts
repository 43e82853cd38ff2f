/** Every string of the command line. */
import { reportWords } from '../names/report-words.ts'
import { settingMessages } from '../settings.ts'
import { helpMessages } from './help.ts'
import { commandMessages } from './reports.ts'
import { usageMessages } from './usage.ts'

export const commandLineMessages = {
  ...reportWords,
  ...settingMessages,
  ...helpMessages,
  ...commandMessages,
  ...usageMessages,
}
