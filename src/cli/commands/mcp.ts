/** `gongkai mcp`: the tools for an assistant on this machine, over standard input and output. */
import type { Command } from 'commander'
import { createContext, openAnalyzer, openSearch } from '../context.ts'
import type { CommandTranslator } from '../translator.ts'

export function addMcpCommand(program: Command, t: CommandTranslator): void {
  program
    .command('mcp')
    .description(t('mcp.about'))
    .option(`--index <${t('value.folder')}>`, t('option.index'))
    .action(async (options: { index?: string }) => {
      const context = createContext(t, { indexDir: options.index })
      const { serveMcpOverStdio } = await import('../../server/index.ts')
      const service = await openSearch(context, await openAnalyzer(context))
      try {
        // Standard output belongs to the protocol: nothing else is printed there.
        await serveMcpOverStdio(service, t.language)
      } finally {
        await service.close()
      }
    })
}
