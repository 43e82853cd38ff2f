/** The languages people are spoken to in, and how the language of a reader is told: from a tag, a list of wishes, a locale. */

export const languages = ['zh-Hans', 'zh-Hant', 'en'] as const
export type Language = (typeof languages)[number]

/**
 * The language a tag stands for, in the forms of browsers and of locales; null for one that is not spoken here.
 *
 * @example toLanguage('zh-TW') // 'zh-Hant'; so are zh_HK.UTF-8 and zh-Hant-CN, while zh and zh_CN are zh-Hans
 */
export function toLanguage(tag: string): Language | null {
  const [name = ''] = tag.trim().toLowerCase().replaceAll('_', '-').split(/[.@]/, 1)
  if (/^zh-(hant|tw|hk|mo)\b/.test(name)) return 'zh-Hant'
  if (/^zh\b/.test(name)) return 'zh-Hans'
  if (/^en\b/.test(name)) return 'en'
  return null
}

/** The first language of a list of tags, best first, that is spoken here; Simplified Chinese when none is. */
export function firstLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const language = toLanguage(tag)
    if (language !== null) return language
  }
  return 'zh-Hans'
}

/**
 * The language of a terminal, from the first of LC_ALL, LC_MESSAGES and LANG that is set, as other programs tell it.
 * English where none is set, or one that is not spoken here (C, POSIX, de_DE).
 */
export function languageOfLocale(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  )
  return toLanguage(locale ?? '') ?? 'en'
}
