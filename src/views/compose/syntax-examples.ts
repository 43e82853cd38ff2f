/** The whole query language by examples, each of which is a search that finds something among the samples. */
import type { composeMessages } from '../../language/index.ts'

type MessageKey = keyof typeof composeMessages

export interface SyntaxGroup {
  name: Extract<MessageKey, `compose.group.${string}`>
  rows: readonly (readonly [
    example: string,
    meaning: Extract<MessageKey, `compose.is.${string}`>,
  ])[]
}

export const syntaxGroups: readonly SyntaxGroup[] = [
  {
    name: 'compose.group.words',
    rows: [
      ['依申请公开 延期', 'compose.is.words'],
      ['“主动公开”', 'compose.is.phrase'],
      ['公开 -信访', 'compose.is.not'],
      ['-信访', 'compose.is.onlyNot'],
      ['微博 OR 微信', 'compose.is.or'],
      ['公开 (微博 OR 微信) -咨询', 'compose.is.group'],
      ['申请 NEAR/10 延期', 'compose.is.near'],
      ['同句(申请 延期)', 'compose.is.sentence'],
      ['同段(申请 (延期 OR 逾期))', 'compose.is.passage'],
    ],
  },
  {
    name: 'compose.group.fields',
    rows: [
      ['公开 year:2016..2018', 'compose.is.year'],
      ['公开 -year:2017', 'compose.is.notYear'],
      ['延期 section:依申请公开', 'compose.is.section'],
      ['不予公开 part:正文', 'compose.is.part'],
      ['公开 region:江苏', 'compose.is.region'],
      ['公开 body:人民政府', 'compose.is.body'],
      ['公开 level:county', 'compose.is.level'],
      ['check:failed', 'compose.is.check'],
      ['figure:requests.received>=100', 'compose.is.figure'],
      ['number:国办发〔2016〕80号', 'compose.is.number'],
    ],
  },
  {
    name: 'compose.group.numbers',
    rows: [
      ['101件', 'compose.is.wholeNumber'],
      ['2024-01-26', 'compose.is.date'],
    ],
  },
  {
    name: 'compose.group.names',
    rows: [
      ['江苏 年度报告', 'compose.is.place'],
      ['PPP', 'compose.is.synonym'],
      ['拒绝', 'compose.is.layWord'],
      ['收到多少件申请？', 'compose.is.question'],
      ['依申請公開', 'compose.is.traditional'],
    ],
  },
]
