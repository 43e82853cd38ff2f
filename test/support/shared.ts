/** The real reports lie beside the repository. In CI they must be there; elsewhere their tests skip and say why. */
import { existsSync } from 'node:fs'
import { describe, it } from 'vitest'
import { sharedPath } from './shared-path.ts'

export { sharedPath } from './shared-path.ts'

const root = sharedPath()

/** A `describe` whose tests need the shared folder. */
export function describeShared(name: string, body: () => void): void {
  if (existsSync(root)) {
    describe(name, body)
  } else if (process.env['CI'] === 'true') {
    describe(name, () => {
      it('has the real reports beside the repository', () => {
        throw new Error(
          'The folder ../shared is missing: in CI the tests over real reports must run.',
        )
      })
    })
  } else {
    describe.skip(`${name} (skipped: no ../shared folder beside the repository)`, body)
  }
}
