import { describe, expect, it } from 'vitest'
import { chooseFigure, figureValuesOf } from '../../../src/index/figures/figure-values.ts'
import { checkFigures, extractFigures } from '../../../src/report/figures/index.ts'

import type { OutlineNode } from '../../../src/report/index.ts'
import type { SectionKey } from '../../../src/report/section-labels.ts'
import { outlineOf, read } from './tables.ts'

/** Values by key of what sentences state. */
function stated(...passages: string[]): Record<string, number | null> {
  return Object.fromEntries(read([], passages).figures.map((figure) => [figure.key, figure.value]))
}

describe('figures in prose', () => {
  it.each<[string, Record<string, number>]>([
    ['2016年、2017年分别主动公开政府信息800条、950条。', { 'proactiveDisclosure.total': 950 }],
    ['2017年、2016年主动公开政府信息950条、800条。', { 'proactiveDisclosure.total': 950 }],
    ['2015年、2016年、2017年政府信息公开行政复议分别为3件、2件、1件。', { 'reviews.total': 1 }],
    ['2016年和2017年共收到政府信息公开申请60件。', {}],
    ['2016年、2017年分别主动公开政府信息800条、950条、1条。', {}],
    ['主动公开政府信息由900条增至1100条。', { 'proactiveDisclosure.total': 1100 }],
    ['收到政府信息公开申请从2016年的26件下降到22件。', { 'requests.received': 22 }],
  ])('gives each year its own number, and another year none of ours: %s', (passage, expected) => {
    const { figures } = extractFigures({
      outline: outlineOf([], [passage]),
      ...{ reportYear: 2017, reportingBody: null },
    })
    expect(Object.fromEntries(figures.map(({ key, value }) => [key, value]))).toEqual(expected)
  })

  it.each<[string, Record<string, number>]>([
    ['收到政府信息公开申请22件，其中上年结转3件。', { 'requests.carriedOver': 3 }],
    ['受理政府信息公开申请25件（含2020年结转3件）。', {}],
    [
      '受理政府信息公开申请25件，其中本年新收22件、上年结转3件。',
      { 'requests.received': 22, 'requests.carriedOver': 3 },
    ],
    [
      '收到政府信息公开申请22件，其中结转下年3件。',
      { 'requests.received': 22, 'requests.carriedForward': 3 },
    ],
    ['收到上级转来申请3件，直接收到政府信息公开申请19件。', {}],
  ])(
    'takes what holds last year’s, or is a part, for no number received: %s',
    (passage, expected) => {
      expect(stated(passage)).toEqual(expected)
    },
  )

  it.each<[body: string, year: number, passage: string, Record<string, number>]>([
    // What came from the year before and went to the next is told by the years.
    ['青禾县水利局', 2022, '2021年结转政府信息公开申请11件。', { 'requests.carriedOver': 11 }],
    [
      '青禾县水利局',
      2022,
      '政府信息公开申请2022年结转2023年2件。',
      { 'requests.carriedForward': 2 },
    ],
    ['青禾县水利局', 2022, '2020年结转的政府信息公开申请1件已办结。', {}],
    ['青禾县水利局', 2022, '无上年结转件。', { 'requests.carriedOver': 0 }],
    [
      '青禾县水利局',
      2022,
      '办理政府信息公开申请25件（新收21件，上年结转4件）。',
      { 'requests.received': 21, 'requests.carriedOver': 4 },
    ],
    // A sum at the end is of what was said to be done.
    [
      '青禾县水利局',
      2019,
      '收到政府信息公开申请：一季度1件，二季度0件，三季度4件，四季度5件，全年合计10件。',
      { 'requests.received': 10 },
    ],
    ['青禾县水利局', 2019, '政府信息公开申请一季度办结12件，二季度13件，全年合计25件。', {}],
    [
      '青禾县水利局',
      2019,
      '主动公开政府信息：一季度30条，二季度5条，全年合计35条。',
      { 'proactiveDisclosure.total': 35 },
    ],
    // Schools, hospitals and firms speak of themselves; in the report of an office they are others.
    ['清源大学', 2014, '本学年，学校主动公开信息5321条。', { 'proactiveDisclosure.total': 5321 }],
    ['青禾县人民医院', 2018, '医院主动公开信息90条。', { 'proactiveDisclosure.total': 90 }],
    ['青禾县教育局', 2018, '学校主动公开信息90条。', {}],
    // A permit office takes in other applications.
    [
      '青禾县人民政府',
      2018,
      '主动公开政府信息3200条，受理申请56件。',
      { 'proactiveDisclosure.total': 3200, 'requests.received': 56 },
    ],
    [
      '青禾县行政审批局',
      2018,
      '主动公开政府信息3200条，受理申请10230件。',
      { 'proactiveDisclosure.total': 3200 },
    ],
    [
      '泉源县人民政府',
      2008,
      '自2008年5月1日起至2008年12月31日，主动公开政府信息2280条。',
      { 'proactiveDisclosure.total': 2280 },
    ],
    ['泉源县人民政府', 2009, '自2008年5月1日起至2008年12月31日，主动公开政府信息2280条。', {}],
    // What began in an earlier year is not this year's, wherever it ends.
    ['青禾县水利局', 2022, '自2008年《条例》实施至2022年底，共受理政府信息公开申请860件。', {}],
    ['青禾县水利局', 2022, '《条例》施行以来，截至2022年底，共受理政府信息公开申请860件。', {}],
    ['青禾县水利局', 2022, '2008年以来，到2022年12月31日，共受理政府信息公开申请860件。', {}],
    [
      '青禾县水利局',
      2022,
      '自2019年新条例施行以来，我局认真执行，2022年收到政府信息公开申请8件。',
      { 'requests.received': 8 },
    ],
    // Of other money a part, and yet all that disclosure was given.
    [
      '青禾县水利局',
      2018,
      '政府信息公开工作人员4人，其中专职2人；政府信息公开专项经费15万元。',
      { 'staff.total': 4, 'staff.fullTime': 2, 'budget.amountWanYuan': 15 },
    ],
    [
      '青禾县水利局',
      2020,
      '收到政府信息公开申请4件，其他处理1件。',
      { 'requests.received': 4, 'requests.otherOutcome': 1 },
    ],
  ])(
    'tells whose, of when and of what: %s, %i: %s',
    (reportingBody, reportYear, passage, expected) => {
      const outline = outlineOf([], [passage])
      const { figures } = extractFigures({ outline, reportYear, reportingBody })
      expect(Object.fromEntries(figures.map(({ key, value }) => [key, value]))).toEqual(expected)
    },
  )

  it('reads counts with their sentence', () => {
    const { get } = read(
      [],
      ['前一句。2017年，全区共收到政府信息公开申请28件，同比增长60%，其中当面申请1件。后一句。'],
    )
    expect(get('requests.received')).toMatchObject({
      value: 28,
      raw: '28',
      reading: 'prose',
      source: {
        passageId: 's1.p1',
        sentence: '2017年，全区共收到政府信息公开申请28件，同比增长60%，其中当面申请1件。',
      },
    })
    expect(get('requests.received.inPerson')?.value).toBe(1)
  })

  it.each<[string, Record<string, number>]>([
    ['共接收信息公開申請 1,101 件。', { 'requests.received': 1101 }],
    ['本年度全区共收到70件政府信息公开申请。', { 'requests.received': 70 }],
    // A number of a list, made by a word processor, before a year.
    ['1 2020年收到政府信息公开申请21件。', { 'requests.received': 21 }],
    ['（一）综述。\n3. 2020年收到政府信息公开申请21件。', { 'requests.received': 21 }],
    [
      '按时答复26件，延期答复2件政府信息公开申请。',
      { 'requests.concluded.onTime': 26, 'requests.concluded.extended': 2 },
    ],
    [
      '全市主动公开政府信息112304 条，其中市直单位主动公开信息33240条。',
      { 'proactiveDisclosure.total': 112304 },
    ],
    [
      '政府网站公开政府信息数50230条，政务微博公开政府信息数7条。',
      { 'proactiveDisclosure.byChannel.website': 50230, 'proactiveDisclosure.byChannel.weibo': 7 },
    ],
    [
      '在政府网站平台主动发布各类政府信息2428条。',
      { 'proactiveDisclosure.byChannel.website': 2428 },
    ],
    [
      '没有从事政府信息公开工作的全职人员，兼职人员1人。',
      { 'staff.fullTime': 0, 'staff.partTime': 1 },
    ],
    ['产生的政府信息公开费用1万元。', { 'budget.amountWanYuan': 1 }],
    ['向申请人收取政府信息公开费用300元。', { 'fees.collectedWanYuan': 0.03 }],
    ['我局未收到政府信息公开申请。', { 'requests.received': 0 }],
    ['未发生收费减免情况。', {}],
    [
      '未接到政府信息公开工作行政复议、诉讼和申诉。',
      { 'reviews.total': 0, 'litigation.total': 0, 'appeals.total': 0 },
    ],
    [
      '收到涉及政府信息公开的行政复议、行政诉讼申请数量均为零。',
      { 'reviews.total': 0, 'litigation.total': 0 },
    ],
    [
      '因政府信息公开提起行政复议被纠正1件，行政诉讼1件。',
      { 'reviews.corrected': 1, 'litigation.total': 1 },
    ],
    [
      '政府信息公开行政复议351件，其中结果维持72件；政府信息公开行政诉讼46件，其中结果维持25件。',
      {
        'reviews.total': 351,
        'reviews.upheld': 72,
        'litigation.total': 46,
        'litigation.upheld': 25,
      },
    ],
    ['全年收取政府信息公开信息处理费3940元。', { 'fees.collectedWanYuan': 0.394 }],
    ['本年度无收取信息处理费情况。', { 'fees.collectedWanYuan': 0 }],
    [
      '全年无一例因政府信息公开引起的行政复议或行政诉讼。',
      { 'reviews.total': 0, 'litigation.total': 0 },
    ],
    [
      '县政府及其工作部门共收到政府信息公开申请12件，答复为“信息不存在”的3件。',
      { 'requests.received': 12, 'requests.notExisting': 3 },
    ],
  ])('%s', (sentence, expected) => {
    expect(stated(sentence)).toEqual(expected)
  })

  it.each([
    '全年发布信息5500余条，收到申请近30件。',
    '主动公开政府信息9万余条。',
    '全年受理群众价格举报、投诉、咨询156件。',
    '人大代表建议70件全部办结。',
    '无法提供行政复议材料的，应当说明理由。',
    '行政复议和行政诉讼被纠错率低于10%。',
  ])('reads nothing out of: %s', (sentence) => {
    expect(stated(sentence)).toEqual({})
  })

  it('does not take one channel, or a review, for the applications', () => {
    expect(stated('收到政府信息公开传真申请3件。')).toEqual({ 'requests.received.fax': 3 })
    expect(stated('未收到政府信息公开申请行政复议。')).toEqual({ 'reviews.total': 0 })
  })
})

/** An outline with a passage for each section. */
function sections(...parts: [SectionKey, string][]): OutlineNode[] {
  return parts.map(([section, text], i) => ({
    ...outlineOf([], [text])[0]!,
    id: `s${i + 1}`,
    section,
    passages: [{ id: `s${i + 1}.p1`, text, source: { start: 0, end: 0 } }],
  }))
}

describe('sentences that disagree', () => {
  const received = (...parts: [SectionKey, string][]) =>
    extractFigures({ outline: sections(...parts), reportYear: 2016 }).figures.find(
      ({ key }) => key === 'requests.received',
    )

  it('are decided by whom they count, and the reason and the others are kept', () => {
    expect(
      received(
        ['disclosureOnRequest', '市本级共收到政府信息公开申请12件。'],
        ['overview', '全市收到政府信息公开申请30件。'],
      ),
    ).toMatchObject({
      value: 30,
      state: 'stated',
      decidedBy: 'scope',
      candidates: [{ value: 12 }, { value: 30 }],
    })
  })

  it('are decided by the chapter', () => {
    expect(
      received(
        ['overview', '收到政府信息公开申请12件。'],
        ['disclosureOnRequest', '收到政府信息公开申请30件。'],
      ),
    ).toMatchObject({ value: 30, decidedBy: 'chapter' })
  })

  it('are disputed where nothing decides: no value, and every sentence', () => {
    expect(
      received(['disclosureOnRequest', '收到政府信息公开申请12件。收到政府信息公开申请30件。']),
    ).toMatchObject({
      value: null,
      state: 'disputed',
      candidates: [
        { value: 12, source: { sentence: '收到政府信息公开申请12件。' } },
        { value: 30, source: { sentence: '收到政府信息公开申请30件。' } },
      ],
    })
  })

  it('count nowhere while they are disputed', () => {
    const disputed = received([
      'disclosureOnRequest',
      '收到政府信息公开申请12件。收到政府信息公开申请30件。',
    ])!
    expect(Array.from(figureValuesOf({ figures: [disputed], checks: [] }).values)).toEqual([NaN])
    expect(chooseFigure([disputed], 'requests.received', null)).toBeUndefined()
  })
})

describe('a none that stands apart from its matter', () => {
  const below = (
    heading: string,
    section: SectionKey,
    text: string,
  ): Record<string, number | null> =>
    Object.fromEntries(
      extractFigures({
        outline: sections([section, text]).map((node) => ({ ...node, heading })),
        reportYear: 2016,
      }).figures.map(({ key, value }) => [key, value]),
    )

  it('is read with its heading, or the words before it', () => {
    const both = { 'reviews.total': 0, 'litigation.total': 0 }
    expect(below('四、行政复议、行政诉讼情况', 'reviewAndLitigation', '无。')).toEqual(both)
    expect(below('四、有关情况', 'reviewAndLitigation', '行政复议和行政诉讼情况：无。')).toEqual(
      both,
    )
    expect(below('五、收费情况', 'fees', '没有。')).toEqual({ 'fees.collectedWanYuan': 0 })
    expect(below('六、其他事项', 'otherMatters', '无。')).toEqual({})
  })
})

describe('words that make a number another one', () => {
  const at = (section: SectionKey, text: string): Record<string, number | null> =>
    Object.fromEntries(
      extractFigures({
        outline: sections([section, text]),
        reportYear: 2016,
        reportingBody: '青岫县人民政府',
      }).figures.map(({ key, value }) => [key, value]),
    )

  it.each<[SectionKey, string]>([
    ['disclosureOnRequest', '2015年收到政府信息公开申请12件。'],
    ['disclosureOnRequest', '去年收到政府信息公开申请12件。'],
    ['disclosureOnRequest', '2016年上半年收到政府信息公开申请12件。'],
    ['disclosureOnRequest', '收到涉及征地的政府信息公开申请12件。'],
    ['disclosureOnRequest', '县水务局收到政府信息公开申请12件。'],
    ['disclosureOnRequest', '各乡镇收到政府信息公开申请12件。'],
    ['disclosureOnRequest', '“十三五”期间共收到政府信息公开申请12件。'],
    ['disclosureOnRequest', '收到“一件事”申请12件。'],
    ['proactiveDisclosure', '主动公开“双公示”信息12条。'],
    ['proactiveDisclosure', '主动公开《水利规划》等信息12条。'],
    ['disclosureOnRequest', '收到涉及《征地公告》的政府信息公开申请12件。'],
    ['proactiveDisclosure', '通过“信用中国”网站主动公开信息12条。'],
    ['disclosureOnRequest', '未收到申请的，应当说明。'],
    ['disclosureOnRequest', '受理群众来信12件，已答复12件。'],
    ['proactiveDisclosure', '主动公开采购信息12条。'],
    ['proactiveDisclosure', '自开通以来累计主动公开政府信息12条。'],
    ['proactiveDisclosure', '2017年将主动公开政府信息12条。'],
    ['proactiveDisclosure', '主动公开政府信息12条以上，同比增长12%。'],
    ['reviewAndLitigation', '发生行政诉讼案件83件，行政机关负责人出庭率90%。'],
    ['overview', '全年受理行政复议案件12件。'],
    ['disclosureOnRequest', '2014年至2016年共收到政府信息公开申请12件。'],
    ['reviewAndLitigation', '行政复议和行政诉讼案件共12件。'],
    ['proactiveDisclosure', '截至2016年底，累计主动公开政府信息12条。'],
    ['proactiveDisclosure', '在市政府网站发布信息12条。'],
    ['keyAreas', '主动公开政府信息12条。'],
    ['disclosureOnRequest', '全市共收到政府信息公开申请12件。'],
    ['overview', '全市现行有效行政规范性文件412件，其中县政府现行有效17件。'],
    ['disclosureOnRequest', '县政府共收到申请15件，县直部门共收到申请40件。'],
    ['disclosureOnRequest', '2016年（截至11月底）收到申请20件。'],
    ['reviewAndLitigation', '全年发生行政复议21件、行政诉讼8件，均与政府信息公开无关。'],
    ['fees', '依申请公开信息收取检索费0元、邮寄费0元、复制费36元。'],
  ])('%s: %s', (section, text) => {
    expect(at(section, text)).toEqual({})
  })

  it.each<[SectionKey, string, Record<string, number>]>([
    [
      'reviewAndLitigation',
      '未发生有关政府信息公开事务的行政复议案、行政诉讼案和有关的申诉案及举报情况。',
      { 'reviews.total': 0, 'litigation.total': 0, 'appeals.total': 0, 'complaints.total': 0 },
    ],
    ['fees', '在公开政府信息过程中未收取检索、复制、邮寄等费用。', { 'fees.collectedWanYuan': 0 }],
    [
      'disclosureOnRequest',
      '按照《政府信息公开条例》等规定，共收到政府信息公开申请12件。',
      { 'requests.received': 12 },
    ],
    ['proactiveDisclosure', '全年公开各类信息1206条。', { 'proactiveDisclosure.total': 1206 }],
    [
      'reviewAndLitigation',
      '全年收到行政复议申请210件，其中涉及政府信息公开的13件。',
      { 'reviews.total': 13 },
    ],
    [
      'overview',
      '制发行政规范性文件3件，其中1件已废止；现行有效的行政规范性文件共17件。',
      { 'normativeDocuments.made': 3, 'normativeDocuments.inForce': 17 },
    ],
    [
      'disclosureOnRequest',
      '受理1起依申请公开事项，申请人申请公开3份文件，我县予以公开2份，不予公开1份。',
      { 'requests.received': 1 },
    ],
  ])('%s: %s is read so far', (section, text, expected) => {
    expect(at(section, text)).toEqual(expected)
  })
})

describe('whole of whom a sentence speaks', () => {
  const received = (reportingBody: string, text: string): number | null | undefined =>
    extractFigures({
      outline: sections(['disclosureOnRequest', text]),
      reportingBody,
    }).figures.find(({ key }) => key === 'requests.received')?.value

  it.each<[body: string, place: string, isOwn: boolean]>([
    ['云汀市青岫县水务局', '县', false],
    ['云汀市水务局', '市', false],
    ['云汀市人民政府办公室', '市', true],
    ['青岫县永宁镇人民政府', '镇', true],
    ['青岫县永宁镇人民政府', '县', false],
    ['云汀市河东区永宁街道办事处', '区', false],
    ['云汀综合实验区管理委员会', '区', true],
    ['广西壮族自治区人民政府', '区', true],
    ['内蒙古自治区人民政府办公厅', '区', true],
    ['柳州市柳城县', '县', true],
    ['柳州市柳城县', '市', false],
    ['云汀市市中区人民政府', '区', true],
    ['苏州市张家港市人民政府', '市', true],
    ['市人民政府', '市', true],
  ])('%s speaks of 全%s: its own %s', (body, place, isOwn) => {
    expect(received(body, `全${place}共收到政府信息公开申请30件。`)).toBe(isOwn ? 30 : undefined)
  })

  it('takes what an office says of itself among its place', () => {
    expect(received('青岫县水务局', '全县共收到申请430件，其中我局受理13件，占3%。')).toBe(13)
  })
})

describe('sums in prose', () => {
  const sums = (text: string) =>
    checkFigures([], outlineOf([], [text])).map(({ outcome, left, right }) => [
      outcome,
      left,
      right,
    ])

  it.each<[string, [string, number, number][]]>([
    ['公开信息50230条，其中，州政府11324条，州直7435条，县市31471条。', [['pass', 50230, 50230]]],
    ['公开信息50231条，其中，州政府11324条，州直7435条，县市31471条。', [['fail', 50231, 50230]]],
    ['申请28件，同比增长60%，其中当面1件，信函16件，网络11件，按时答复26件。', [['pass', 28, 28]]],
    ['信息45条。其中，法规类32条；规划类13条。', [['pass', 45, 45]]],
    ['补录10723条（其中自治区级3962条、盟级6761条）。', [['pass', 10723, 10723]]],
    [
      '复议351件，其中维持72件，纠正64件，其他178件，未结37件；诉讼46件，其中维持25件，纠正5件，其他9件，未结7件。',
      [
        ['pass', 351, 351],
        ['pass', 46, 46],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(sums(text)).toEqual(expected)
  })

  it.each([
    '收到意见120条，其中环境类30条、交通类20条、教育类10条等。',
    '解读1860篇，其中市本级348篇，转载238篇。',
    '约4900人次咨询，其中现场1600人次，电话1000人次，网上100人次。',
    '公开信息100条，其中网站公开90条，微信公开80条，微博公开70条。',
    '受理申请60件，其中同意公开20件、部分公开4件、不予公开12件，其余转交相关部门。',
    '受理申请60件，其中同意公开20件、部分公开14件、不予公开3件、撤回三件。',
    '受理申请60件，其中同意公开20件、部分公开14件、不予公开3件、不予处理（重复申请20件、信访3件）。',
    '受理申请60件，其中主动公开20件、同意公开24件、不予公开3件、告知通过其他途径办理13件。',
  ])('makes no check of a list that is not whole: %s', (text) => {
    expect(sums(text)).toEqual([])
  })
})
