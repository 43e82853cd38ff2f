/**
 * Files that are no documents: scripts, style sheets, data, pictures, sources, and documents of formats that are not read. Told by the
 * name's ending or by what they hold, and refused by the name of their kind: nothing is taken for a text because it can be decoded.
 */
import { extname } from 'node:path'
import { AppError } from '../../errors.ts'
import { sentence, type Sentence, type SentenceKey } from '../../sentence.ts'
import { isBinary } from '../decode.ts'
import type { FormatReader } from '../types.ts'

/** What a file is, if it is none of the formats that are read. */
export type ForeignKind =
  Extract<SentenceKey, `kind.${string}`> extends `kind.${infer Name}` ? Name : never

/**
 * Endings of names that no report has, by kind. Endings under which servers also give out pages (xml, jsp, php,
 * xls, …) are not here: what such a file holds tells.
 */
const endings: Readonly<Partial<Record<ForeignKind, string>>> = {
  script: 'js mjs cjs ts mts cts jsx tsx vue svelte coffee vbs',
  style: 'css scss sass less styl',
  data: 'json jsonl ndjson geojson map yaml yml toml ini conf cfg properties env lock log sql db sqlite sqlite3 mdb accdb dbf parquet ics vcf po pot srt vtt lrc ass bib plist torrent url lnk webloc desktop',
  xml: 'xsd xsl xslt dtd rss atom wsdl svg kml gpx',
  source:
    'py pyc pyi ipynb java class kt scala groovy c h cc cpp cxx hpp cs go rs rb pl pm lua r m swift sh bash zsh bat cmd ps1 psm1 makefile mk cmake gradle tex patch diff',
  picture: 'png jpg jpeg jfif gif bmp tif tiff webp avif heic heif ico psd ai eps wmf emf jp2',
  sound: 'mp3 wav flac aac m4a ogg wma mp4 m4v mov avi wmv flv mkv webm rm rmvb',
  font: 'ttf otf ttc woff woff2 eot',
  program: 'exe dll so dylib msi apk jar war ear deb rpm iso img dmg bin wasm swf cab',
  mail: 'eml emlx msg mbox',
  packed: 'rar 7z gz tgz bz2 xz tar zst lzh z',
  slides: 'ppt pptx pptm pps ppsx dps odp key',
  oldSpreadsheet: 'xlsb et ett ods numbers',
  otherDocument:
    'ceb cebx sep gd gw gdz caj nh kdh xps oxps epub mobi azw3 djvu pages webarchive hwp wpd wri one vsd vsdx odg',
}

const kindOfEnding: ReadonlyMap<string, ForeignKind> = new Map(
  Object.entries(endings).flatMap(([kind, names]) =>
    names.split(' ').map((name): [string, ForeignKind] => [name, kind as ForeignKind]),
  ),
)

/** Kinds that a person can save as something that is read. */
const savedOtherwise: ReadonlySet<ForeignKind> = new Set([
  'slides',
  'oldSpreadsheet',
  'otherDocument',
  'works',
  'wordXml',
])

/** Pictures that a scanned page may be saved as, and that are not read. */
const pageLike = /\.(?:bmp|webp|gif|heic|heif|avif|jp2)$/i

/** Why a file of this kind is not read, and what to do. */
export function refusalOf(kind: ForeignKind, path: string): Sentence {
  const what = sentence(`kind.${kind}`)
  if (kind === 'packed') return sentence('file.otherArchive', { path, what })
  if (kind === 'picture' && pageLike.test(path)) return sentence('file.otherPicture', { path })
  return savedOtherwise.has(kind)
    ? sentence('file.otherFormat', { path, what })
    : sentence('file.foreign', { path, what })
}

/** A reader that refuses every file as one of `kind`. */
function refusing(kind: ForeignKind): FormatReader {
  return {
    name: 'foreign',
    extensions: [],
    recognizes: () => false,
    read: (_bytes, path) => Promise.reject(new AppError('unreadable_file', refusalOf(kind, path))),
  }
}

/** The reader that refuses a file with such an ending; undefined for any other name. */
export function foreignByName(name: string): FormatReader | undefined {
  const kind = kindOfEnding.get(extname(name).slice(1).toLowerCase())
  return kind === undefined ? undefined : refusing(kind)
}

/** The reader that refuses what these bytes hold; undefined where they may be a text. Pages have been asked before. */
export function foreignByContent(bytes: Uint8Array): FormatReader | undefined {
  if (isBinary(bytes)) return undefined
  const kind = kindOfText(headOf(bytes))
  return kind === undefined ? undefined : refusing(kind)
}

const probeBytes = 16 * 1024

function headOf(bytes: Uint8Array): string {
  const head = bytes.subarray(0, probeBytes)
  const utf8 = new TextDecoder().decode(head)
  // A last character may be cut.
  return utf8.slice(0, -3).includes('\uFFFD') ? new TextDecoder('gb18030').decode(head) : utf8
}

/** Headers of a message, up to the blank line. */
const mailHeader = /^(?:(?:[\w-]+:.*|[ \t]+.*)\r?\n)*?(?:mime-version|message-id|received):/i
const markup = /^<(?:\?xml\b|![A-Z]|\?[a-z]|%|[A-Za-z_][\w.-]*(?::[\w.-]+)?[\s/>])/
const wordMarkup = /progid="Word\.Document"|<w:wordDocument\b|<pkg:package\b/
const serverSource = /^<(?:\?php|\?=|%)/
const shebang = /^#!\s*\//
/** Objects and lists of values, as JSON and JavaScript write them. */
const dataStart = /^(?:\{\s*(?:"[^"\n]*"\s*:|\})|\[\s*(?:[{["\d-]|\]))/

function kindOfText(head: string): ForeignKind | undefined {
  const text = head.trimStart()
  if (mailHeader.test(text)) return 'mail'
  if (serverSource.test(text) || shebang.test(text)) return 'source'
  if (markup.test(text)) return wordMarkup.test(text) ? 'wordXml' : 'xml'
  if (dataStart.test(text) && isData(text)) return 'data'
  if (isEncoded(text)) return 'encoded'
  return isSource(text) ? 'source' : undefined
}

/** Whether what begins like data goes on so: strings aside, hardly anything but marks, numbers and names is left. */
function isData(text: string): boolean {
  return hanShare(text.replace(/"(?:[^"\\]|\\.)*"?/gs, '')) < 0.1
}

/** Long lines without a space, of the letters of base64 or of hexadecimal numbers alone. */
function isEncoded(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !/^-{5}.*-{5}$/.test(line))
  return (
    lines.length > 0 &&
    lines[0]!.length >= 60 &&
    lines.every((line) => /^[A-Za-z0-9+/=]+$/.test(line))
  )
}

const strings = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g
const comments = /\/\*[\s\S]*?(?:\*\/|$)|^[ \t]*(?:\/\/|#|--|;).*$|[;{})\s]\/\/.*$/gm
const statement =
  /[;{}]$|^[{}()[\]]|^(?:import|from|export|function|var|let|const|def|class|return|if|else|for|while|try|public|private|static|package|using|require|select|insert|create|begin|end)\b.*[\w)"'`:(,]$/i
/** Share of lines that are statements above which a text is source. */
const minStatements = 0.6
/** Marks of source in a line that was packed into one. */
const sourceMark = /[;{}=()]/g

/** Strings and comments aside, are most lines statements? A line with more than a few Han characters is prose. */
function isSource(text: string): boolean {
  const lines = text
    .replace(strings, '""')
    .replace(comments, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const statements = lines.filter((line) => statement.test(line) && hanShare(line) < 0.2)
  if (lines.length >= 3) return statements.length >= lines.length * minStatements
  return statements.some((line) => (line.match(sourceMark)?.length ?? 0) >= 5)
}

function hanShare(text: string): number {
  return text === '' ? 0 : (text.match(/\p{Script=Han}/gu)?.length ?? 0) / text.length
}
