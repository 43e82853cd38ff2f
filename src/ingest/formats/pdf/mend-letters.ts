/** Latin letters that a PDF's fonts call by rare Chinese characters: ＰＰＰ, in the code table one page off, becomes 犘犘犘. */
import type { Glyph } from './text-state.ts'

/** The characters that GBK has where GB 2312 has ！ to ～, one page of the code table before. */
const misnamed =
  '牎牏牐牑牓牔牕牗牘牚牜牞牠牣牤牥牨牪牫牬牭牰牱牳牴牶牷牸牻牼牽犂犃犅犆犇犈犉犌犎犐犑犓犔犕犖犗犘犙犚犛犜犝犞犠犡犢犣犤犥犦犧犨犩犪犫犮犱犲犳犵犺犻犼犽犾犿狀狅狆狇狉狊狋狌狏狑狓狔狕狖狘狚狛'
/** Some of them are words of Traditional texts, or stand in names: alone they prove nothing. */
const inUse = '牘牠牴牽犂犢犧犖犎犇狀'
const first = '!'.charCodeAt(0)

const letters = new Map(
  Array.from(misnamed, (character, i) => [character, String.fromCharCode(first + i)]),
)

/** Gives such characters back their letters, if two side by side or one that is never written show that the file misnames them. */
export function mendLetters(pages: readonly { glyphs: Glyph[] }[]): void {
  const isProof = (glyphs: readonly Glyph[]) =>
    glyphs.some(
      ({ text }, i) =>
        letters.has(text) && (!inUse.includes(text) || letters.has(glyphs[i + 1]?.text ?? '')),
    )
  if (!pages.some(({ glyphs }) => isProof(glyphs))) return
  for (const { glyphs } of pages) {
    for (const glyph of glyphs) {
      const letter = letters.get(glyph.text)
      if (letter === undefined) continue
      glyph.text = letter
      if (glyph.turned !== undefined) glyph.turned.glyph.text = letter
    }
  }
}
