/**
 * A bill of materials (CycloneDX, as `npm sbom` writes it) of what ships, on standard output. `npm sbom --omit=dev` leaves out what tests
 * need too (zod, csv-parse), so all is asked for, and kept is what the lock file does not call development's alone.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath, URL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const { packages } = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8'))
const shipped = new Set(
  Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .map(([path, { name, version }]) => `${name ?? path.split('node_modules/').pop()}@${version}`),
)
const bill = JSON.parse(
  execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
    ...{ cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    shell: process.platform === 'win32',
  }),
)
bill.components = bill.components
  .filter((component) => shipped.has(component['bom-ref']))
  .map(({ properties = [], ...component }) => ({
    ...component,
    // Said of a package where another copy of it is for development.
    properties: properties.filter(({ name }) => name !== 'cdx:npm:package:development'),
  }))
const kept = new Set(bill.components.map((component) => component['bom-ref']))
kept.add(bill.metadata.component['bom-ref'])
bill.dependencies = bill.dependencies
  .filter(({ ref }) => kept.has(ref))
  .map(({ ref, dependsOn = [] }) => ({
    ref,
    dependsOn: dependsOn.filter((other) => kept.has(other)),
  }))
process.stdout.write(`${JSON.stringify(bill, null, 2)}\n`)
