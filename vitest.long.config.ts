import { mergeConfig } from 'vitest/config'
import short from './vitest.config.ts'

/** The same tests at full length: test/support/long.ts says what that is. */
export default mergeConfig(short, { test: { env: { TEST_LENGTH: 'long' } } })
