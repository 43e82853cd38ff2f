/** `gongkai tokens`: what the analyzer makes of a text. */
import type { Command } from 'commander'
import { normalizeText } from '../../text/index.ts'
import { createContext, openAnalyzer } from '../context.ts'
import type { CommandTranslator } from '../translator.ts'

export function addTokensCommand(program: Command, t: CommandTranslator): void {
  program
    .command('tokens')
    .description(t('tokens.about'))
    .argument(`<${t('value.text')}>`, t('tokens.text'))
    .option('--json', t('option.json'))
    .action(async (text: string, options: { json?: boolean }) => {
      const context = createContext(t)
      const analyzer = await openAnalyzer(context)
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
