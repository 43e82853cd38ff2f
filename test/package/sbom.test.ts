import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../support/readme.ts'

interface Bill {
  components: { name: string; version: string; purl: string }[]
  dependencies: { ref: string; dependsOn: string[] }[]
}

it('the bill of materials names every package that ships, and no other', () => {
  const text = execFileSync('npm', ['run', '--silent', 'sbom'], { cwd: root, encoding: 'utf8' })
  const { components, dependencies } = JSON.parse(text) as Bill
  const named = new Set(
    components.map(({ purl }) => decodeURIComponent(purl.replace('pkg:npm/', ''))),
  )
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version: string; dev?: boolean }>
  }
  const ships = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true)
  const expected = ships.map(
    ([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`,
  )
  expect([...named].sort()).toEqual([...new Set(expected)].sort())
  const { dependencies: direct } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  const own = dependencies.find(({ ref }) => ref.startsWith('gongkai@'))!
  const wanted = Object.keys(direct).filter(
    (name) => !own.dependsOn.some((ref) => ref.startsWith(`${name}@`)),
  )
  expect(wanted).toEqual([])
})
