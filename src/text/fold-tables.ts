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
 * (发布 in one script is 發佈 in another; 答复 is 答覆, 着力 is 著力; 台账 is 台帐). Each pair: written, compared as.
 * Context cannot decide here: a fold that looked at its neighbours would let a text match where its own substring does not.
 */
const spellings = '著着覆复瞭了藉借甦苏彷仿祕秘麽么託托帐账谘咨馀余惟唯黏粘汚污囘回廻回畧略○〇◯〇'

/**
 * Forms of one character in Taiwan, Hong Kong and Japan, and prints of one form, that the conversion to Simplified does not know.
 * Sources, gone through once: OpenCC's TWVariants, HKVariants and JPShinjitaiCharacters, Unihan's kZVariant,
 * kSimplifiedVariant and kTraditionalVariant. Taken is what is one character for one and has no life of its own: it is not
 * in GB 2312, what it is compared as is. Left out are pairs whose both characters are in use (欠 and 缺, 芸 and 艺), characters beyond the
 * basic plane, and kSemanticVariant, since names tell its pairs apart (堃 and 坤, 喆 and 哲); see docs/decisions.
 */
const regionalForms =
  '㑺俊㳽弥䌽彩䙓摆䦆镢䩄腼両两乗乘亀龟亜亚仏佛仮假伝传価价倂并値值倹俭児儿円圆処处剣剑剤剂剰剩労劳効效勅敕勧劝勲勋単单厳严収收呉吴唖哑唚吣営营噛啮団团囲围図图圏圈圧压垵埯塁垒塡填塩盐増增壊坏壌壤壱壹売卖変变奨奖娯娱嬢娘実实寛宽' +
  '対对専专尭尧嶴岙巌岩巣巢巻卷帯带帰归庁厅広广廃废弐贰弾弹彞彝従从徳德徴征応应恵惠悩恼悪恶愼慎懐怀戦战戯戏戸户戻戾払拂抜拔択择拝拜拠据拡扩挿插捜搜掲揭掻搔揷插揺摇摂摄撃击撹搅敍叙斉齐斎斋晄晃晩晚暁晓暦历曽曾枱台栄荣桜樱桟栈検检' +
  '楽乐様样槪概権权歓欢歩步歯齿歳岁歴历毎每気气沢泽浄净涙泪渇渴済济渉涉渓溪満满滝泷瀬濑焼烧犠牺猟猎獣兽甁瓶畳叠痩瘦痺痹発发県县睪睾砕碎硏研礆硷稲稻穂穗穏稳穞稆穣穰竜龙竝并簷檐粋粹粛肃粧妆糭粽経经絵绘継继続续総总緖绪縁缘縄绳縦纵' +
  '繊纤繍绣缐线聴听脳脑臓脏艶艳荘庄萠萌蔵藏薫薰薬药蛍萤蝋蜡衞卫衹只襃褒覇霸覚觉覧览観观訳译読读譲让讬托豊丰賛赞転转軽轻辺边逓递遅迟郞郎郷乡鄕乡酔醉醤酱醸酿釈释鉄铁銭钱鋳铸錬炼関关陥陷険险隠隐隷隶雑杂霊灵鞀鼗頼赖顕显颕颖飜翻餠饼' +
  '駅驿駆驱騒骚験验髄髓髪发鴎鸥鶏鸡鹸碱麹曲麺面黒黑黙默齢龄'

export const variants = spellings + regionalForms

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
  '×✕✖',
  '/∕⁄',
  ':∶',
] as const
