/** Characters that normalization treats as one. Data only; fold.ts applies it. */

/**
 * Radicals of the block U+2E80-2EFF that NFKC leaves alone, as the whole characters they stand for.
 * PDF fonts put them into running text (⺠ for 民). Source: Unicode's EquivalentUnifiedIdeograph table, whole characters only.
 */
export const radicals =
  '⺁厂⺇几⺋㔾⺎兀⺏尣⺐尢⺒巳⺓幺⺙攵⺛旡⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺰纟⺱罓⺲罒⺶羊⺷羊⺸羋⺹耂⺺肀⺻聿⺽臼' +
  '⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟' +
  '⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀'

/**
 * Variants that a character-by-character conversion leaves apart though reports use both for one word
 * (发布 in one script is 發佈 in another; 答复 is 答覆, 着力 is 著力). Each pair: written, compared as.
 * Context cannot decide here: a fold that looked at its neighbours would let a text match where its own substring does not.
 */
export const variants = '著着覆复瞭了藉借甦苏彷仿祕秘麽么託托'

/** Families of punctuation that are compared as their first character. */
export const punctuationFamilies = [
  '"“”„‟«»「」『』〝〞〟＂',
  "'‘’‚‛",
  '[〔【〖〘［',
  ']〕】〗〙］',
  '<〈‹',
  '>〉›',
  '-‐‑‒–—―−─━－﹣',
  '·•‧・∙⋅●',
  '~～〜∼˜',
] as const
