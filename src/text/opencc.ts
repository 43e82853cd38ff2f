/** The one door to opencc-js: its own type files are silently `any` under NodeNext, so the types are written here. */
import { Converter as untypedConverter } from 'opencc-js/t2cn'

/** Makes a converter between Chinese scripts. `t` is OpenCC's Traditional standard, `cn` mainland Simplified. */
export const Converter = untypedConverter as (options: {
  from: 't'
  to: 'cn'
}) => (text: string) => string
