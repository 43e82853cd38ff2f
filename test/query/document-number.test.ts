import { describe, expect, it } from 'vitest'
import { documentNumberPattern, parseDocumentNumber } from '../../src/query/index.ts'

describe('parseDocumentNumber', () => {
  it.each([
    '国办发〔2016〕80号',
    '国办发[2016]80号',
    '国办发［2016］80号',
    '国办发(2016)80号',
    '国办发（2016）80号',
    '国办发【2016】80号',
    '国办发〔2016〕80',
    '国办发[2016]80',
    '国办发〔2016〕第80号',
    '国办发〔2016〕080號',
    '国办发 〔 2016 〕 80 号',
    '国办发〔２０１６〕８０号',
    '国办发〔201680号',
    '国办发2016〕80号',
    '国办发2016年第80号',
    '国办发201680号',
  ])('reads %s', (text) => {
    expect(parseDocumentNumber(text)).toEqual({
      prefix: '国办发',
      year: 2016,
      serial: 80,
      text: '国办发〔2016〕80号',
    })
  })

  it.each([
    ['国办发80号', '国办发', null, 80, '国办发80号'],
    ['国办发80', '国办发', null, 80, '国办发80号'],
    ['国办发第80号', '国办发', null, 80, '国办发80号'],
    ['国办发2016号', '国办发', null, 2016, '国办发2016号'],
    ['国办发12345号', '国办发', null, 12345, '国办发12345号'],
    ['淮政务办〔20163号', '淮政务办', 2016, 3, '淮政务办〔2016〕3号'],
    ['淮政办秘〔2018108号', '淮政办秘', 2018, 108, '淮政办秘〔2018〕108号'],
    ['〔2016〕80号', '', 2016, 80, '〔2016〕80号'],
  ])('reads %s as far as it goes', (written, prefix, year, serial, text) => {
    expect(parseDocumentNumber(written)).toEqual({ prefix, year, serial, text })
    expect(parseDocumentNumber(text)).toEqual({ prefix, year, serial, text })
  })

  it.each([
    '',
    '80号',
    '80',
    '国办发',
    '国办发〔2016〕',
    '国办发〔2016〕0号',
    '国办发〔2016〕80号文件',
    '1.5万',
  ])('takes %j for none', (text) => {
    expect(parseDocumentNumber(text)).toBeNull()
  })
})

describe('documentNumberPattern', () => {
  const placesOf = (number: string, text: string) =>
    [...text.matchAll(documentNumberPattern(parseDocumentNumber(number)!))].map((match) => match[0])

  it.each([
    '国办发〔2016〕80号',
    '国办发[2016]80号',
    '国办发(2016)80号',
    '国办发〔201680号',
    '国办发〔2016〕第80号',
    '国办发〔 2016 〕 80 号',
    '国办发〔2016〕80',
  ])('finds %s from any writing', (written) => {
    const text = `按照《通知》(${written})要求`
    expect(placesOf('国办发[2016]80', text)).toEqual([written])
    expect(placesOf('国办发80号', text)).toEqual([written])
  })

  it.each([
    '国办发〔2016〕8号',
    '国办发〔2016〕801号',
    '国办发〔2015〕80号',
    '国办函〔2016〕80号',
    '国办发80号',
  ])('leaves %s', (other) => {
    expect(placesOf('国办发〔2016〕80号', other)).toEqual([])
  })

  it('finds a number without its year wherever it stands without one', () => {
    expect(placesOf('国办发80号', '国办发80号、国办发〔80号、国办发801号')).toEqual([
      '国办发80号',
      '国办发〔80号',
    ])
  })
})
