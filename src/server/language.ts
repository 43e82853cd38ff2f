/** The language of a request: what Accept-Language asks for, among the three that messages exist in. */

export const languages = ['zh-Hans', 'zh-Hant', 'en'] as const
export type Language = (typeof languages)[number]

/** Tag beginnings and the language they mean; the first that fits counts. */
const tags: readonly (readonly [pattern: RegExp, language: Language])[] = [
  [/^zh-(hant|tw|hk|mo)\b/i, 'zh-Hant'],
  [/^zh\b/i, 'zh-Hans'],
  [/^en\b/i, 'en'],
]

/** The best language for an Accept-Language header; Simplified Chinese when none fits. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find(Boolean)
      return { tag, quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { tag } of wishes) {
    const known = tags.find(([pattern]) => pattern.test(tag))
    if (known) return known[1]
  }
  return 'zh-Hans'
}
