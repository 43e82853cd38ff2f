/** The one door to opencc-js: its own type files are silently `any` under NodeNext, so the types are written here. */
import { Converter as untypedConverter, Locale as untypedLocale } from 'opencc-js/t2cn'

const Converter = untypedConverter as (options: { from: 't'; to: 'cn' }) => (text: string) => string

/** From OpenCC's Traditional standard to mainland Simplified, by phrase. Made once: it reads a large dictionary. */
export const convertToSimplified = Converter({ from: 't', to: 'cn' })

type Dictionary = string | [written: string, converted: string][]

const { normalizationChain, conversionChain } = (
  untypedLocale as {
    configs: { t2s: { normalizationChain: Dictionary[][]; conversionChain: Dictionary[][] } }
  }
).configs.t2s

/** Everything the converter from `t` to `cn` looks up, also what it only looks up to leave it as it is. */
export const dictionaryEntries: readonly { written: string; converted: string }[] = [
  ...normalizationChain,
  ...conversionChain,
]
  .flat()
  .flatMap((dictionary) =>
    typeof dictionary === 'string'
      ? dictionary.split('|').map((entry) => entry.split(' '))
      : dictionary,
  )
  .map(([written = '', converted = '']) => ({ written, converted }))
