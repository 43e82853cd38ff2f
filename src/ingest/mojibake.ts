/** Tells a text that was decoded in the wrong encoding. Statistics only; changes nothing. */

/** Below this many Chinese characters a share says nothing. */
const minSample = 20

/**
 * What the commonest UTF-8 lead bytes of Chinese become when they are read as GBK (`的` gives 鐨, `，` gives 锛, `。` gives 銆 …).
 * In real texts these characters are rare together.
 */
const utf8ReadAsGbk = '鐨锛銆鏀搴淇鍏鏄涓浜鍦鎴鐢璇缁鍙鏈浼鍚闄绗鍔瀹璐鐩'

/** Letters that UTF-8 Chinese turns into when it is read as Latin-1 or Windows-1252. */
const latinRemains = /[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u2013-\u203a\u20ac]/

/** The trace of a UTF-8 text saved with replacement characters and read as GBK. */
const replacementTrace = '锟斤拷'

/** What a UTF-16 unit says of a text; 0 says nothing. Every character of it is looked at, so this is a table. */
const hanUnit = 1
const telltaleUnit = 2
const latinUnit = 3
const damagedUnit = 4
const kindOfUnit = new Uint8Array(65536)
kindOfUnit.fill(hanUnit, 0x4e00, 0xa000)
for (const character of utf8ReadAsGbk) kindOfUnit[character.charCodeAt(0)] = telltaleUnit
for (let unit = 0x80; unit < 0x2100; unit++)
  if (latinRemains.test(String.fromCharCode(unit))) kindOfUnit[unit] = latinUnit
kindOfUnit[0xfffd] = damagedUnit

/** True when the text was garbled by a wrong guess of its encoding, now or before it was saved. */
export function isMojibake(text: string): boolean {
  const counts = [0, 0, 0, 0, 0]
  for (let i = 0; i < text.length; i++) counts[kindOfUnit[text.charCodeAt(i)]!]!++
  const telltale = counts[telltaleUnit]!
  const hanCount = counts[hanUnit]! + telltale
  const latin = counts[latinUnit]!
  const damaged = counts[damagedUnit]!
  if (damaged > Math.max(1, text.length * 0.02)) return true
  if (text.split(replacementTrace).length - 1 > Math.max(1, hanCount * 0.01)) return true
  if (hanCount >= minSample && telltale > hanCount * 0.08) return true
  // Western prose has accents too, but not as the larger part of its letters.
  return hanCount < minSample && latin >= minSample && latin > text.length * 0.3
}

/** The commonest characters of official Chinese, in both scripts: what wrong guesses give holds hardly any of them. */
const commonest = new Set(
  '的一是在不了有和人这這大为為上个個国國以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過' +
    '产產种種面而方后後多定行法所民得经經公开開政府信息依申请請条條件中市区區县縣务務部门門情况況关關机機构構制度办辦理服',
)
const minCommonestShare = 0.15

/** True where a text reads as Chinese of either script: common characters are a sixth of it at least. */
export function isPlausibleChinese(text: string): boolean {
  let han = 0
  let common = 0
  for (const character of text) {
    if (character < '\u3400' || character > '\u9fff') continue
    han++
    if (commonest.has(character)) common++
  }
  return han >= minSample && common >= han * minCommonestShare
}

/**
 * True when bytes read as GB18030 are mostly common characters (GB 2312 level 1, rows B0 to D7), as in any real Chinese text.
 * Big5, Shift-JIS and broken UTF-8 often decode without an error, but to rare characters.
 */
export function isPlausibleGb(bytes: Uint8Array): boolean {
  let common = 0
  let others = 0
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!
    if (lead < 0x81) continue
    const trail = bytes[i + 1] ?? 0
    if (lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1) common++
    // Rows A1 to A9 are punctuation and full-width letters.
    else if (lead < 0xa1 || lead > 0xa9 || trail < 0xa1) others++
    i++
  }
  return common + others < minSample || common >= (common + others) * 0.75
}
