/** `gongkai inspect`: what the reader made of one file, on one screen. */
import type { Command } from 'commander'
import { readDocuments } from '../../ingest/index.ts'
import {
  metadataOfReport,
  parseReport,
  sectionLabelOf,
  type OutlineNode,
  type Report,
} from '../../report/index.ts'
import { createContext, readLimitsOf, type CommandContext } from '../context.ts'

function printNode(print: CommandContext['print'], node: OutlineNode, depth: number): void {
  const indent = '  '.repeat(depth)
  const parts = [
    `${node.passages.length} passages`,
    ...(node.tables.length > 0 ? [`${node.tables.length} tables`] : []),
  ]
  print(
    `${indent}${node.id} ${node.heading ?? '(no heading)'}  [${sectionLabelOf(node.section)}: ${node.rule}]  ${parts.join(', ')}`,
  )
  for (const passage of node.passages) {
    if (passage.section !== undefined) {
      print(
        `${indent}  ${passage.id}  [${sectionLabelOf(passage.section)}: ${passage.rule ?? ''}]  ${passage.text.slice(0, 30)}…`,
      )
    }
  }
  for (const child of node.children) printNode(print, child, depth + 1)
}

function printReport(print: CommandContext['print'], report: Report): void {
  for (const [field, value] of Object.entries(metadataOfReport(report))) {
    const origin = report.origins[field as keyof Report['origins']]
    const from = origin === undefined ? '' : `   (${origin.from}, ${origin.confidence})`
    print(
      `${field.padEnd(20)} ${typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)}${from}`,
    )
  }
  print('')
  for (const node of report.outline) printNode(print, node, 0)
  print('')
  print(`figures ${report.figures.length}`)
  for (const { key, applicant, raw, value, reading } of report.figures) {
    print(
      `  ${key}${applicant === undefined ? '' : `@${applicant}`} = ${value ?? `(${raw})`}  ${reading}`,
    )
  }
  print(`checks ${report.checks.length}`)
  for (const { formula, outcome, left, right } of report.checks)
    print(`  ${outcome.padEnd(13)} ${formula}  ${left ?? '?'} : ${right ?? '?'}`)
  for (const { code, message } of report.warnings) print(`warning ${code}: ${message}`)
}

export function addInspectCommand(program: Command): void {
  program
    .command('inspect')
    .description('show what the reader makes of one file')
    .argument('<file>', 'a file of one or more reports')
    .option('--json', 'print one JSON document')
    .action(async (file: string, options: { json?: boolean }) => {
      const context = createContext()
      const { print } = context
      const reports = (await readDocuments(file, readLimitsOf(context))).map(parseReport)
      if (options.json === true) {
        print(JSON.stringify(reports.length === 1 ? reports[0] : { reports }))
        return
      }
      for (const report of reports) printReport(print, report)
    })
}
