import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { administrativeLevelOf, bodyIdOf, bodyNameOf, isBodyName } from '../../src/report/bodies.ts'
import { codesAbove, divisionOf, namesOf, placesNamed } from '../../src/report/gazetteer.ts'
import { gazetteerTable } from '../../src/report/gazetteer-table.ts'
import { findRegion, regionOfCode } from '../../src/report/regions.ts'

const idOf = (name: string): string => bodyIdOf(findRegion(name).region, name)

describe('bodyNameOf', () => {
  it.each([
    ['阿左旗人民政府', '阿拉善左旗人民政府'],
    ['博州人民政府', '博尔塔拉蒙古自治州人民政府'],
    ['高港区政府', '高港区人民政府'],
    ['高港區人民政府辦公室', '高港区人民政府办公室'],
    ['淮安市洪泽区人民政府', '淮安市洪泽区人民政府'],
    ['洪泽县人民政府', '洪泽县人民政府'],
    ['平潭综合实验区', '平潭综合实验区管理委员会'],
    ['阿拉善盟阿左旗政府', '阿拉善盟阿拉善左旗人民政府'],
    ['锡林郭勒盟', '锡林郭勒盟行政公署'],
    ['兴化市大垛镇', '兴化市大垛镇人民政府'],
    ['海陵区城东街道', '海陵区城东街道办事处'],
    ['青禾县', '青禾县人民政府'],
    // Townships that are called like a county somewhere.
    ['蓝田乡人民政府', '蓝田乡人民政府'],
    ['天台山镇', '天台山镇人民政府'],
    ['望江街道', '望江街道办事处'],
    ['乌兰苏木', '乌兰苏木人民政府'],
    ['兴化大垛镇', '兴化市大垛镇人民政府'],
    ['泰州城乡建设局', '泰州市城乡建设局'],
    // Firms and schools bear names of their own.
    ['白水供水集团有限责任公司', '白水供水集团有限责任公司'],
    ['白水中学', '白水中学'],
    ['鄂托克前旗 住房和城乡规划建设局', '鄂托克前旗住房和城乡规划建设局'],
  ])('%s is shown as %s', (printed, name) => {
    expect(bodyNameOf(printed)).toBe(name)
    expect(bodyNameOf(name)).toBe(name)
  })
})

describe('bodyIdOf', () => {
  it.each([
    ['泰州市高港区人民政府', '高港区人民政府', '321203-高港区人民政府'],
    ['江苏省泰州市高港区政府', '高港區人民政府', '321203-高港区人民政府'],
    ['阿左旗人民政府', '内蒙古阿拉善左旗政府', '152921-阿拉善左旗人民政府'],
    ['洪泽县人民政府', '淮安市洪泽区人民政府', '320813-洪泽区人民政府'],
    ['鄂前旗住建局', '鄂托克前旗住房和城乡建设局', '150623-鄂托克前旗住房和城乡建设局'],
  ])('%s and %s are one body', (first, second, id) => {
    expect(idOf(first)).toBe(id)
    expect(idOf(second)).toBe(id)
  })

  it('gives a department named without its place the place of the report', () => {
    expect(bodyIdOf(regionOfCode('321203'), '财政局')).toBe('321203-高港区财政局')
    expect(bodyIdOf(findRegion('').region, '国务院办公厅')).toBe('000000-国务院办公厅')
  })

  it('is the same for the long and every short name of any government', () => {
    const codes = Array.from(gazetteerTable.matchAll(/\d{6}/g), (match) => match[0])
    const bodies = fc.constantFrom('人民政府', '人民政府办公室', '财政局', '住房和城乡建设局')
    fc.assert(
      fc.property(fc.constantFrom(...codes), bodies, (code, body) => {
        const region = regionOfCode(code)
        const name = divisionOf(code)!.name
        const id = `${code}-${name}${body}`
        const whole = codesAbove(code).map((each) => divisionOf(each)!.name)
        expect(bodyIdOf(region, whole.join('') + body)).toBe(id)
        for (const known of namesOf(code)) {
          if (placesNamed(known).length === 1) expect(bodyIdOf(region, known + body)).toBe(id)
        }
      }),
    )
  })
})

describe('administrativeLevelOf', () => {
  it.each([
    ['江苏省人民政府', 'province'],
    ['淮北市人民政府', 'prefecture'],
    ['博尔塔拉蒙古自治州人民政府', 'prefecture'],
    ['阿克苏地区行政公署', 'prefecture'],
    ['高港区人民政府', 'county'],
    ['平潭综合实验区管理委员会', 'county'],
    ['兴化市大垛镇人民政府', 'township'],
    ['海陵区城东街道办事处', 'township'],
    ['鄂托克前旗住房和城乡规划建设局', 'department'],
    ['淮北市人民政府办公室', 'department'],
    ['国家税务总局平潭县税务局', 'department'],
    ['国务院办公厅', 'national'],
    ['新疆生产建设兵团', 'province'],
    ['青禾县人民政府', 'county'],
    ['澄江州人民政府', 'prefecture'],
    ['安徽省穹陵市人民政府', 'prefecture'],
    ['安徽省穹陵市青岫县人民政府', 'county'],
    ['安徽省穹陵市青岫区人民政府', 'county'],
    ['安徽省青岫县人民政府', 'county'],
    ['安徽省穹陵市青岫县水利局', 'department'],
    ['安徽省穹陵市青岫县柳塘镇人民政府', 'township'],
    ['安徽省穹陵新区管理委员会', 'prefecture'],
    ['淮北市穹陵旗人民政府', 'county'],
    ['穹陵市青岫市人民政府', 'county'],
    ['张三', null],
  ])('%s: %s', (name, level) => {
    expect(administrativeLevelOf(name, findRegion(name).region)).toBe(level)
  })
})

describe('isBodyName', () => {
  it('tells names from sentences', () => {
    for (const name of [
      '高港区人民政府',
      '平潭综合实验区地方税务局',
      '医药高新区(高港区)党政办公室',
    ]) {
      expect(isBodyName(name), name).toBe(true)
    }
    for (const text of [
      '我局',
      '鄂托克前旗人民政府办公室:',
      '附件1',
      '关于加强平台建设的意见',
      '成立了领导小组办公室',
    ]) {
      expect(isBodyName(text), text).toBe(false)
    }
  })
})
