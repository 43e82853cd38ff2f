/** English names of sections and provinces: what is typed where no Chinese is at hand. Lower case; any word of a name leads to it. */
import type { SectionKey } from '../../report/index.ts'

export const sectionsInEnglish: Readonly<Record<SectionKey, readonly string[]>> = {
  preamble: ['preamble', 'foreword'],
  overview: ['overview', 'general'],
  proactiveDisclosure: ['proactive disclosure', 'publication'],
  disclosureOnRequest: ['disclosure on request', 'applications', 'requests'],
  keyAreas: ['key areas'],
  interpretationAndResponse: ['interpretation and response', 'policy interpretation'],
  governmentServices: ['government services', 'services'],
  informationManagement: ['information management', 'management'],
  platforms: ['platforms', 'websites'],
  oversight: ['oversight', 'supervision'],
  reviewAndLitigation: ['review and litigation', 'appeals', 'lawsuits', 'reconsideration'],
  fees: ['fees', 'charges'],
  problemsAndImprovements: ['problems and improvements', 'shortcomings'],
  otherMatters: ['other matters'],
  statistics: ['statistics', 'tables'],
}

/** Where English is not the pinyin of the name. The others are found by their sound: jiangsu, henan. */
export const placesInEnglish: Readonly<Record<string, readonly string[]>> = {
  内蒙古自治区: ['inner mongolia'],
  陕西省: ['shaanxi'],
  西藏自治区: ['tibet', 'xizang'],
  香港特别行政区: ['hong kong'],
  澳门特别行政区: ['macau', 'macao'],
  新疆维吾尔自治区: ['xinjiang uygur', 'xinjiang uyghur'],
  广西壮族自治区: ['guangxi zhuang'],
  宁夏回族自治区: ['ningxia hui'],
  呼和浩特市: ['hohhot'],
  哈尔滨市: ['harbin'],
  乌鲁木齐市: ['urumqi'],
  拉萨市: ['lhasa'],
  日喀则市: ['shigatse'],
  喀什地区: ['kashgar'],
  鄂尔多斯市: ['ordos'],
  呼伦贝尔市: ['hulunbuir'],
  锡林郭勒盟: ['xilingol'],
  阿拉善盟: ['alxa'],
  阿拉善左旗: ['alxa left banner'],
  鄂托克前旗: ['otog front banner'],
  博尔塔拉蒙古自治州: ['bortala'],
  巴音郭楞蒙古自治州: ['bayingolin'],
  伊犁哈萨克自治州: ['ili', 'yili'],
  克孜勒苏柯尔克孜自治州: ['kizilsu'],
  延边朝鲜族自治州: ['yanbian korean'],
}
