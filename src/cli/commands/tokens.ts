/** `gongkai tokens`: what the analyzer makes of a text. */
import type { Command } from 'commander'
import { normalizeText } from '../../text/index.ts'
import { createContext, openAnalyzer } from '../context.ts'

export function addTokensCommand(program: Command): void {
  program
    .command('tokens')
    .description('show the tokens of a text, each with its offsets')
    .argument('<text>', 'any text')
    .option('--json', 'print one JSON document')
    .action((text: string, options: { json?: boolean }) => {
      const context = createContext()
      const analyzer = openAnalyzer(context)
      const tokens = analyzer.tokens(text)
      if (options.json === true) {
        const { name: segmenter } = analyzer.segmenter
        context.print(JSON.stringify({ text, normalized: normalizeText(text), segmenter, tokens }))
        return
      }
      for (const { term, start, end, kind } of tokens)
        context.print(`${start}-${end}\t${kind}\t${term}`)
    })
}
