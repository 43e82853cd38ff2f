/** What the command line says to arguments that it cannot take. */
import type { MessageRow } from '../message.ts'

export const usageMessages = {
  'usage.see': ['{message}用法见：{help}', '{message}用法見：{help}', '{message} See: {help}'],
  'usage.unknownOption': ['没有选项 {name}。', '沒有選項 {name}。', 'There is no option {name}.'],
  'usage.unknownCommand': ['没有命令 {name}。', '沒有指令 {name}。', 'There is no command {name}.'],
  'usage.didYouMean': [
    '{message}是不是要写 {near}？',
    '{message}是不是要寫 {near}？',
    '{message} Did you mean {near}?',
  ],
  'usage.missingArgument': [
    '缺少参数：{name}。',
    '缺少引數：{name}。',
    'The argument {name} is missing.',
  ],
  'usage.missingOption': [
    '缺少选项：{name}。',
    '缺少選項：{name}。',
    'The option {name} is missing.',
  ],
  'usage.missingValue': [
    '选项 {name} 后面缺少值。',
    '選項 {name} 後面缺少值。',
    'The option {name} needs a value.',
  ],
  'usage.tooManyArguments': [
    '参数太多：应有 {expected} 个，给了 {given} 个。',
    '引數太多：應有 {expected} 個，給了 {given} 個。',
    'Too many arguments: {expected} expected, {given} given.',
  ],
  'usage.language': [
    '没有语言 {value}。--lang 可写 {known}。',
    '沒有語言 {value}。--lang 可寫 {known}。',
    'There is no language {value}. --lang takes {known}.',
  ],
  'usage.unexpected': [
    '没有预料到的错误：{reason}',
    '沒有預料到的錯誤：{reason}',
    'unexpected error: {reason}',
  ],
  'usage.years': [
    '{option} {value}：请写年度（2017）、范围（2016..2018、2016..），或用逗号分开的几个。',
    '{option} {value}：請寫年度（2017）、範圍（2016..2018、2016..），或用逗號分開的幾個。',
    '{option} {value}: give a year (2017), a range (2016..2018, 2016..) or a comma list.',
  ],
  'usage.sections': [
    '{option} {value}：请写栏目的键（disclosureOnRequest）或名称（依申请公开）。',
    '{option} {value}：請寫欄目的鍵（disclosureOnRequest）或名稱（依申請公開）。',
    '{option} {value}: give a section key (disclosureOnRequest) or its label (依申请公开).',
  ],
  'usage.names': [
    '{option} {value}：请写名称，每个最多 {most} 个字符，最多 {count} 个。',
    '{option} {value}：請寫名稱，每個最多 {most} 個字元，最多 {count} 個。',
    '{option} {value}: give names of at most {most} characters each, at most {count} of them.',
  ],
  'usage.choice': [
    '{option} {value}：请写 {values} 中的一个，或用逗号分开的几个。',
    '{option} {value}：請寫 {values} 中的一個，或用逗號分開的幾個。',
    '{option} {value}: give one of {values}, or a comma list.',
  ],
  'usage.batchAlone': [
    '--batch 的查询都在文件里，不要再写查询。',
    '--batch 的查詢都在檔案裡，不要再寫查詢。',
    'With --batch all queries are in the file: give none beside it.',
  ],
  'usage.outWithBatch': [
    '--out 要与 --batch 合用。',
    '--out 要與 --batch 合用。',
    '--out goes with --batch.',
  ],
  'usage.jsonNeedsOut': [
    '--json 要与 --out 合用：表写到文件，摘要以 JSON 输出。',
    '--json 要與 --out 合用：表寫到檔案，摘要以 JSON 輸出。',
    '--json goes with --out: the table is written to the file, its summary printed as JSON.',
  ],
  'usage.tableFormat': [
    '--out {value}：文件名应以 {known} 之一结尾。',
    '--out {value}：檔名應以 {known} 之一結尾。',
    '--out {value}: the name must end in one of {known}.',
  ],
  'usage.languages': [
    '没有“{value}”这种语言：可用 zh-Hans、zh-Hant、en，用逗号隔开',
    '沒有「{value}」這種語言：可用 zh-Hans、zh-Hant、en，用逗號隔開',
    'There is no language “{value}”: it is zh-Hans, zh-Hant or en, or a comma list of these',
  ],
  'usage.cannotWrite': [
    '写不了 {path}：{reason}',
    '寫不了 {path}：{reason}',
    'Cannot write {path}: {reason}',
  ],
  'usage.cannotRead': [
    '读不了 {path}：{reason}',
    '讀不了 {path}：{reason}',
    'Cannot read {path}: {reason}',
  ],
  'usage.limit': [
    '{option} {value}：请写 1 到 100 的整数。',
    '{option} {value}：請寫 1 到 100 的整數。',
    '{option} {value}: give a whole number from 1 to 100.',
  ],
  'usage.count': [
    '{option} {value}：请写一个整数。',
    '{option} {value}：請寫一個整數。',
    '{option} {value}: give a whole number.',
  ],
  'usage.filesAlone': [
    '--files 只核对文件：不要再写词句或 --random。',
    '--files 只核對檔案：不要再寫詞句或 --random。',
    '--files checks files alone: give no query and no --random.',
  ],
  'usage.sourcesAlone': [
    '--sources 核对来源文件的每一句：不要再写词句、--random 或 --files。',
    '--sources 核對來源檔案的每一句：不要再寫詞句、--random 或 --files。',
    '--sources looks for every sentence of the sources: give no query, no --random and no --files.',
  ],
  'usage.nothingToVerify': [
    '没有可核对的：请写要查的词句，或用 --random 加一个数，或用 --files。',
    '沒有可核對的：請寫要查的詞句，或用 --random 加一個數，或用 --files。',
    'Nothing to verify: give a query, --random N, --sources, or --files.',
  ],
} as const satisfies Record<string, MessageRow>
