/** What is thrown anywhere in the program, by the keys it is thrown with. */
import { lossWords } from '../names/losses.ts'
import { settingMessages } from '../settings.ts'
import { fileErrors } from './files.ts'
import { collectionErrors, indexErrors, storageErrors } from './index-and-requests.ts'
import { publishErrors } from './publish.ts'

export const errorMessages = {
  ...fileErrors,
  ...lossWords,
  ...indexErrors,
  ...storageErrors,
  ...collectionErrors,
  ...publishErrors,
  ...settingMessages,
}
