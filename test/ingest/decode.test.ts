import iconv from 'iconv-lite'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { decodeText, isBinary } from '../../src/ingest/decode.ts'

const sentence =
  '本年度收到政府信息公开申请，全部按时答复。行政机关主动公开规范性文件，并做好政策解读工作。'
const bytesOf = (text: string, encoding = 'utf8') => new Uint8Array(iconv.encode(text, encoding))

describe('decodeText', () => {
  it.each([
    ['UTF-8', bytesOf(sentence), 'utf-8'],
    ['UTF-8 with a mark', bytesOf(`\uFEFF${sentence}`), 'utf-8'],
    ['GBK', bytesOf(sentence, 'gbk'), 'gb18030'],
    ['GB18030 four-byte characters', bytesOf(`${sentence}㐂𠮷`, 'gb18030'), 'gb18030'],
    ['UTF-16 little end first', bytesOf(`\uFEFF${sentence}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 big end first', bytesOf(`\uFEFF${sentence}`, 'utf16-be'), 'utf-16be'],
  ])('reads %s', (_name, bytes, encoding) => {
    const decoded = decodeText(bytes, 'a.txt')
    expect(decoded.encoding).toBe(encoding)
    expect(decoded.text.startsWith(sentence)).toBe(true)
    expect(decoded.warnings).toEqual([])
  })

  it('keeps CRLF, so that offsets point into what was there', () => {
    expect(decodeText(bytesOf('一、概述\r\n正文\r\n', 'gbk'), 'a.txt').text).toBe(
      '一、概述\r\n正文\r\n',
    )
  })

  it.each([
    [
      'UTF-8 saved after it was read as GBK',
      bytesOf(iconv.decode(iconv.encode(sentence.repeat(3), 'utf8'), 'gbk')),
    ],
    [
      'UTF-8 saved after it was read as Latin-1',
      bytesOf(iconv.decode(iconv.encode(sentence, 'utf8'), 'win1252')),
    ],
    ['text full of replacement characters', bytesOf('\uFFFD\uFFFD\uFFFD\uFFFD政府信息')],
    ['the trace of replaced characters', bytesOf('锟斤拷锟斤拷锟斤拷政府信息公开锟斤拷')],
    [
      'Big5',
      bytesOf(
        '政府資訊公開年度報告，主動公開各類行政機關訊息，並做好政策解讀工作。'.repeat(2),
        'big5',
      ),
    ],
  ])('refuses %s instead of indexing it', (_name, bytes) => {
    expect(() => decodeText(bytes, 'a.txt')).toThrow(/a\.txt: garbled text.*UTF-8/)
  })

  it('reads a text cut in the middle of a character, with a warning', () => {
    const whole = bytesOf(sentence.repeat(10))
    const decoded = decodeText(whole.subarray(0, -1), 'a.txt')
    expect(decoded.encoding).toBe('utf-8')
    expect(decoded.text.startsWith(sentence)).toBe(true)
    expect(decoded.warnings.map((warning) => warning.code)).toEqual(['damaged_characters'])
  })

  it('refuses binary content', () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
    expect(() => decodeText(png, 'a.txt')).toThrow(/a\.txt: binary content/)
    expect(isBinary(bytesOf(sentence, 'gbk'))).toBe(false)
  })

  it('gives text or an AppError for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        try {
          decodeText(bytes, 'a.txt')
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
        }
      }),
    )
  })

  it('reads any Chinese text back from UTF-8', () => {
    const common = fc.constantFrom(...Array.from(sentence))
    fc.assert(
      fc.property(fc.string({ unit: common }), (rest) => {
        // A character or two can be valid in both encodings.
        const text = sentence + rest
        expect(decodeText(bytesOf(text), 'a.txt').text).toBe(text)
        expect(decodeText(bytesOf(text, 'gbk'), 'a.txt').text).toBe(text)
      }),
    )
  })
})
