import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codesAbove, divisionOf } from '../../src/report/gazetteer.ts'
import { gazetteerTable } from '../../src/report/gazetteer-table.ts'
import {
  findRegion,
  matchesRegion,
  regionNames,
  regionOfCode,
  unknownRegion,
} from '../../src/report/regions.ts'
import { formerNames, shortNames, zones } from '../../src/report/short-names.ts'

const codes = Array.from(gazetteerTable.matchAll(/\d{6}/g), (match) => match[0])

describe('the gazetteer', () => {
  it('holds every province, and counties of each prefecture', () => {
    expect(codes.filter((code) => code.endsWith('0000'))).toHaveLength(31)
    expect(codes.length).toBeGreaterThan(3200)
    expect(new Set(codes).size).toBe(codes.length)
    expect(gazetteerTable).not.toMatch(/市辖区|直辖县级/)
  })

  it.each([...shortNames, ...formerNames, ...zones])('%s leads to a division', (_name, code) => {
    expect(divisionOf(code)).toBeDefined()
  })
})

describe('findRegion', () => {
  it.each([
    ['泰州', '江苏省', '泰州市', null],
    ['江苏', '江苏省', null, null],
    ['淮北市人民政府办公室', '安徽省', '淮北市', null],
    ['江苏省泰州市高港区人民政府', '江苏省', '泰州市', '高港区'],
    ['博州', '新疆维吾尔自治区', '博尔塔拉蒙古自治州', null],
    ['博爾塔拉蒙古自治州', '新疆维吾尔自治区', '博尔塔拉蒙古自治州', null],
    ['阿左旗人民政府', '内蒙古自治区', '阿拉善盟', '阿拉善左旗'],
    ['鄂前旗之窗', '内蒙古自治区', '鄂尔多斯市', '鄂托克前旗'],
    ['延边州', '吉林省', '延边朝鲜族自治州', null],
    ['吉林', '吉林省', null, null],
    ['吉林吉林', '吉林省', '吉林市', null],
    ['青海海南', '青海省', '海南藏族自治州', null],
    ['北京市东城区', '北京市', null, '东城区'],
    ['重庆市大足县', '重庆市', null, '大足区'],
    ['仙桃市', '湖北省', null, '仙桃市'],
    ['东莞市', '广东省', '东莞市', null],
    ['石河子', '新疆维吾尔自治区', null, '石河子市'],
    ['洪泽县人民政府', '江苏省', '淮安市', '洪泽区'],
    ['平潭综合实验区地方税务局', '福建省', '福州市', '平潭县'],
    ['本报告由淮安市洪泽区人民政府办公室编制', '江苏省', '淮安市', '洪泽区'],
    ['荆州市公安局', '湖北省', '荆州市', null],
    ['海拉尔区', '内蒙古自治区', '呼伦贝尔市', '海拉尔区'],
  ])('%s', (text, province, city, county) => {
    const { region, warnings } = findRegion(text)
    expect({ province: region.province, city: region.city, county: region.county }).toEqual({
      province,
      city,
      county,
    })
    expect(warnings).toEqual([])
  })

  it('leaves a name of several places open and says so', () => {
    const found = findRegion('鼓楼区人民政府')
    expect(found.region).toEqual(unknownRegion)
    expect(found.warnings.map((each) => each.code)).toEqual(['region_ambiguous'])
  })

  it.each([
    ['福州市鼓楼区', ''],
    ['鼓楼区人民政府', '福州市人民政府要求'],
    ['鼓楼区,福建省', ''],
  ])('settles it by a place above: %s %s', (text, context) => {
    expect(findRegion(text, context).region.code).toBe('350102')
  })

  it('finds nothing in everyday words', () => {
    for (const text of ['城区公安合作', '我区高新技术', '', '2017年'])
      expect(findRegion(text).region.code).toBeNull()
  })

  it('finds every division by its names from the top down', () => {
    for (const code of codes) {
      const path = codesAbove(code)
        .map((each) => divisionOf(each)!.name)
        .join('')
      expect(findRegion(path).region.code, path).toBe(code)
    }
  })

  it('never throws, and marks a span of the text', () => {
    const places = fc.constantFrom(
      '江苏',
      '泰州市',
      '高港区',
      '鼓楼区',
      '阿左旗',
      '人民政府',
      '年',
      ' ',
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(places).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(texts, texts, (text, context) => {
        const { region, mention } = findRegion(text, context)
        if (mention === null) expect(region).toEqual(unknownRegion)
        else expect(text.slice(mention.start, mention.end).length).toBeGreaterThanOrEqual(2)
      }),
    )
  })
})

describe('matchesRegion', () => {
  const gaogang = regionOfCode('321203')

  it.each([
    '江苏',
    '江苏省',
    '江蘇',
    '泰州',
    '泰州市',
    '高港',
    '高港区',
    '江苏泰州',
    '泰州市高港区',
    '32',
    '3212',
    '321203',
    ' 泰州 ',
  ])('%s takes in 高港区', (query) => {
    expect(matchesRegion(gaogang, query)).toBe(true)
  })

  it.each(['扬州', '浙江', '海陵区', '3210', '江苏扬州', '', '不是地方'])(
    '%s does not',
    (query) => {
      expect(matchesRegion(gaogang, query)).toBe(false)
    },
  )

  it('takes short and former names, and names that only the report knows', () => {
    expect(matchesRegion(regionOfCode('652700'), '博州')).toBe(true)
    expect(matchesRegion(regionOfCode('320813'), '洪泽县')).toBe(true)
    expect(
      matchesRegion({ code: null, province: null, city: null, county: '青禾县' }, '青禾县'),
    ).toBe(true)
  })
})

describe('regionNames', () => {
  it('gives each name a place can be looked for by', () => {
    expect(regionNames(regionOfCode('652700'))).toEqual(
      expect.arrayContaining([
        '新疆维吾尔自治区',
        '新疆',
        '博尔塔拉蒙古自治州',
        '博尔塔拉',
        '博州',
      ]),
    )
    for (const code of ['321203', '110101', '152921']) {
      const region = regionOfCode(code)
      for (const name of regionNames(region)) expect(matchesRegion(region, name), name).toBe(true)
    }
  })
})
