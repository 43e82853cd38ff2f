/** The pages load the bundle that is built from the sources as they are now. */
import { execFileSync } from 'node:child_process'

export default function buildClient(): void {
  execFileSync('npm', ['run', '--silent', 'build:client'], { stdio: 'inherit' })
}
