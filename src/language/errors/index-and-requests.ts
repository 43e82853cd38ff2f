/** Why an index cannot be made, read or served, and why a request cannot be answered. */
import type { MessageRow } from '../message.ts'

export const indexErrors = {
  'index.missing': [
    '{folder} 没有索引。请建一个：gongkai index PATH --out {folder}',
    '{folder} 沒有索引。請建一個：gongkai index PATH --out {folder}',
    'There is no index at {folder}. Make one: gongkai index PATH --out {folder}',
  ],
  'index.damaged': [
    '{folder} 的索引已损坏：{path} {why}。请重建：gongkai index PATH --force --out {folder}',
    '{folder} 的索引已損壞：{path} {why}。請重建：gongkai index PATH --force --out {folder}',
    'The index at {folder} is damaged: {path} {why}. Rebuild it: gongkai index PATH --force --out {folder}',
  ],
  'why.notAsWritten': ['与写入时不同', '與寫入時不同', 'is not the file that was written'],
  'why.unreadable': ['读不了（{reason}）', '讀不了（{reason}）', 'cannot be read ({reason})'],
  'why.tooShort': ['不完整', '不完整', 'ends too early'],
  'why.reportMoved': [
    '应有 {report} 的地方没有它',
    '應有 {report} 的地方沒有它',
    'does not hold {report} where it should',
  ],
  'index.notNow': [
    '{path} 现在读不了（{reason}）。请再试一次。',
    '{path} 現在讀不了（{reason}）。請再試一次。',
    '{path} cannot be read now ({reason}). Try again.',
  ],
  'index.stays': [
    '{reason}索引保持原样。',
    '{reason}索引保持原樣。',
    '{reason} The index stays as it was.',
  ],
  'index.otherSegmenter': [
    '{folder} 的索引是用分词器 {made} 建的，这里运行的是 {here}，使用这个索引的服务未必装有它。请设置 GONGKAI_SEGMENTER={made}，或加 --force 用 {here} 重建。索引保持原样。',
    '{folder} 的索引是用斷詞器 {made} 建的，這裡執行的是 {here}，使用這個索引的服務未必裝有它。請設定 GONGKAI_SEGMENTER={made}，或加 --force 用 {here} 重建。索引保持原樣。',
    'The index at {folder} was made with the segmenter {made}, but {here} runs here, and servers of this index may not have it. Set GONGKAI_SEGMENTER={made}, or make the index anew for {here}: add --force. The index stays as it was.',
  ],
  'why.notJson': ['不是 JSON', '不是 JSON', 'is not JSON'],
  'why.incomplete': [
    '缺少应有的内容（{place}）',
    '缺少應有的內容（{place}）',
    'does not say what it must ({place})',
  ],
  'index.version': [
    '{folder} 的索引是格式版本 {version}，本程序读版本 {expected}。请重建：gongkai index PATH --force --out {folder}',
    '{folder} 的索引是格式版本 {version}，本程式讀版本 {expected}。請重建：gongkai index PATH --force --out {folder}',
    'The index at {folder} has format version {version}; this program reads version {expected}. Rebuild it: gongkai index PATH --force --out {folder}',
  ],
  'index.segmenter': [
    '{folder} 的索引是用分词器 {built} 建的，这里运行的是 {here}。请重建：gongkai index PATH --force --out {folder}，或设置 GONGKAI_SEGMENTER={built}。',
    '{folder} 的索引是用斷詞器 {built} 建的，這裡執行的是 {here}。請重建：gongkai index PATH --force --out {folder}，或設定 GONGKAI_SEGMENTER={built}。',
    'The index at {folder} was built with the segmenter {built}, but {here} runs here. Rebuild it: gongkai index PATH --force --out {folder}, or set GONGKAI_SEGMENTER={built}.',
  ],
  'index.analyzer': [
    '{folder} 的索引是用另一分析器建的（{built}，这里是 {here}）。请重建：gongkai index PATH --force --out {folder}',
    '{folder} 的索引是用另一分析器建的（{built}，這裡是 {here}）。請重建：gongkai index PATH --force --out {folder}',
    'The index at {folder} was built by another analyzer ({built}, here {here}). Rebuild it: gongkai index PATH --force --out {folder}',
  ],
  'index.noFiles': [
    '{paths} 里没有文件。请指明放有报告的文件夹。',
    '{paths} 裡沒有檔案。請指明放有報告的資料夾。',
    'No files in {paths}. Name a folder that holds reports.',
  ],
  'index.noReports': [
    '{files} 个文件里没有读出一份报告，索引保持原样。第一个的原因：{first}',
    '{files} 個檔案裡沒有讀出一份報告，索引保持原樣。第一個的原因：{first}',
    'None of the {files|file|files} gave a report, so the index stays as it was. The first: {first}',
  ],
  'index.noneLoaded': ['没有载入索引。', '沒有載入索引。', 'No index is loaded.'],

  'cluster.noClient': [
    '使用 OpenSearch 需要另装客户端：npm install @opensearch-project/opensearch',
    '使用 OpenSearch 需要另裝用戶端：npm install @opensearch-project/opensearch',
    'OpenSearch needs its client, which is not installed: npm install @opensearch-project/opensearch',
  ],
  'cluster.noAddress': [
    'GONGKAI_OPENSEARCH_URL 中的“{address}”不是地址。应为 https://10.0.0.1:9200 这样的地址，多个节点以逗号分隔。',
    'GONGKAI_OPENSEARCH_URL 中的「{address}」不是位址。應為 https://10.0.0.1:9200 這樣的位址，多個節點以逗號分隔。',
    'GONGKAI_OPENSEARCH_URL: "{address}" is no address. Give one such as https://10.0.0.1:9200, several nodes parted by commas.',
  ],
  'cluster.noName': [
    'GONGKAI_OPENSEARCH_INDEX 的“{name}”不能作索引的名字：只可用小写字母、数字、- 和 _，并以字母或数字开头。',
    'GONGKAI_OPENSEARCH_INDEX 的「{name}」不能作索引的名字：只可用小寫字母、數字、- 和 _，並以字母或數字開頭。',
    'GONGKAI_OPENSEARCH_INDEX: "{name}" can be no name of an index. Use small letters, digits, - and _, and begin with a letter or a digit.',
  ],
  'cluster.foreign': [
    '在 {nodes} 应答的不是 OpenSearch。请检查 GONGKAI_OPENSEARCH_URL 里的地址和端口。',
    '在 {nodes} 回應的不是 OpenSearch。請檢查 GONGKAI_OPENSEARCH_URL 裡的位址和連接埠。',
    'What answers at {nodes} is no OpenSearch. Look at the address and the port in GONGKAI_OPENSEARCH_URL.',
  ],
  'cluster.noSecret': [
    '{env} 指的文件 {path} 读不了（{reason}）。',
    '{env} 指的檔案 {path} 讀不了（{reason}）。',
    'The file {path} that {env} names cannot be read ({reason}).',
  ],
  'cluster.unreachable': [
    'OpenSearch 集群（{nodes}）没有应答（{reason}）。',
    'OpenSearch 叢集（{nodes}）沒有回應（{reason}）。',
    'The OpenSearch cluster at {nodes} does not answer ({reason}).',
  ],
  'cluster.slow': [
    'OpenSearch 集群（{nodes}）没有在时限内应答。',
    'OpenSearch 叢集（{nodes}）沒有在時限內回應。',
    'The OpenSearch cluster at {nodes} did not answer in time.',
  ],
  'cluster.tls': [
    '与 OpenSearch 集群（{nodes}）的加密连接不成立（{reason}）。请检查 GONGKAI_OPENSEARCH_CA_FILE 和各节点的证书。',
    '與 OpenSearch 叢集（{nodes}）的加密連線不成立（{reason}）。請檢查 GONGKAI_OPENSEARCH_CA_FILE 和各節點的憑證。',
    'No secure connection to the OpenSearch cluster at {nodes} ({reason}). Look at GONGKAI_OPENSEARCH_CA_FILE and the certificates of the nodes.',
  ],
  'cluster.denied': [
    'OpenSearch 集群（{nodes}）拒绝了这个用户。请检查 GONGKAI_OPENSEARCH_USER、GONGKAI_OPENSEARCH_PASSWORD_FILE 和用户的权限。',
    'OpenSearch 叢集（{nodes}）拒絕了這個使用者。請檢查 GONGKAI_OPENSEARCH_USER、GONGKAI_OPENSEARCH_PASSWORD_FILE 和使用者的權限。',
    'The OpenSearch cluster at {nodes} refuses this user. Look at GONGKAI_OPENSEARCH_USER, GONGKAI_OPENSEARCH_PASSWORD_FILE and what the user may do.',
  ],
  'cluster.partial': [
    'OpenSearch 集群（{nodes}）少了一部分数据，答不全；不给残缺的结果。',
    'OpenSearch 叢集（{nodes}）少了一部分資料，答不全；不給殘缺的結果。',
    'The OpenSearch cluster at {nodes} has lost a part of the data and cannot answer in full; a partial answer is not given.',
  ],
  'cluster.closed': [
    'OpenSearch 集群（{nodes}）里的索引被关闭了。请打开它（POST /INDEX/_open），或重建。',
    'OpenSearch 叢集（{nodes}）裡的索引被關閉了。請開啟它（POST /INDEX/_open），或重建。',
    'The index in the OpenSearch cluster at {nodes} is closed. Open it (POST /INDEX/_open), or build it anew.',
  ],
  'cluster.blocked': [
    'OpenSearch 集群（{nodes}）不接受写入，多半是磁盘满了（{reason}）。',
    'OpenSearch 叢集（{nodes}）不接受寫入，多半是磁碟滿了（{reason}）。',
    'The OpenSearch cluster at {nodes} takes no writes, most likely since its disks are full ({reason}).',
  ],
  'cluster.noRoom': [
    'OpenSearch 集群（{nodes}）没有一个节点收下新的索引，多半是磁盘快满了。',
    'OpenSearch 叢集（{nodes}）沒有一個節點收下新的索引，多半是磁碟快滿了。',
    'No node of the OpenSearch cluster at {nodes} takes a new index, most likely since their disks are nearly full.',
  ],
  'cluster.busy': [
    'OpenSearch 集群（{nodes}）太忙或内存不足，现在答不了。',
    'OpenSearch 叢集（{nodes}）太忙或記憶體不足，現在答不了。',
    'The OpenSearch cluster at {nodes} is too busy or short of memory just now.',
  ],
  'cluster.refused': [
    'OpenSearch 集群（{nodes}）拒绝了请求（{status}：{reason}）。',
    'OpenSearch 叢集（{nodes}）拒絕了請求（{status}：{reason}）。',
    'The OpenSearch cluster at {nodes} refused a request ({status}: {reason}).',
  ],
  'cluster.noIndex': [
    'OpenSearch 集群（{nodes}）里没有名为 {name} 的索引。请建一个：gongkai index PATH --engine opensearch',
    'OpenSearch 叢集（{nodes}）裡沒有名為 {name} 的索引。請建一個：gongkai index PATH --engine opensearch',
    'There is no index {name} in the OpenSearch cluster at {nodes}. Make one: gongkai index PATH --engine opensearch',
  ],
  'cluster.otherVersion': [
    'OpenSearch 集群（{nodes}）里的索引 {name} 是版本 {version}，本程序读版本 {expected}。请重建：gongkai index PATH --engine opensearch',
    'OpenSearch 叢集（{nodes}）裡的索引 {name} 是版本 {version}，本程式讀版本 {expected}。請重建：gongkai index PATH --engine opensearch',
    'The index {name} in the OpenSearch cluster at {nodes} has version {version}; this program reads version {expected}. Build it anew: gongkai index PATH --engine opensearch',
  ],
  'cluster.otherAnalyzer': [
    'OpenSearch 集群（{nodes}）里的索引 {name} 是用另一分析器建的（{built}，这里是 {here}）。请用同一分词器（GONGKAI_SEGMENTER），或重建。',
    'OpenSearch 叢集（{nodes}）裡的索引 {name} 是用另一分析器建的（{built}，這裡是 {here}）。請用同一斷詞器（GONGKAI_SEGMENTER），或重建。',
    'The index {name} in the OpenSearch cluster at {nodes} was built by another analyzer ({built}, here {here}). Use the same segmenter (GONGKAI_SEGMENTER), or build it anew.',
  ],
  'cluster.damaged': [
    'OpenSearch 集群（{nodes}）里的索引 {name} 与写入时不同（{what}）。请重建：gongkai index PATH --engine opensearch',
    'OpenSearch 叢集（{nodes}）裡的索引 {name} 與寫入時不同（{what}）。請重建：gongkai index PATH --engine opensearch',
    'The index {name} in the OpenSearch cluster at {nodes} is not what was written ({what}). Build it anew: gongkai index PATH --engine opensearch',
  ],
  'cluster.locked': [
    '另一个程序正在写 OpenSearch 集群（{nodes}）里的索引 {name}（{holder}，{since} 起，{silent} 秒前还在写）。请等它结束；它若已中断，{seconds} 秒后可以再试。',
    '另一個程式正在寫 OpenSearch 叢集（{nodes}）裡的索引 {name}（{holder}，{since} 起，{silent} 秒前還在寫）。請等它結束；它若已中斷，{seconds} 秒後可以再試。',
    'Another program is writing the index {name} in the OpenSearch cluster at {nodes} ({holder}, since {since}, last seen at work {silent} seconds ago). Wait for it; if it was stopped, try again in {seconds} seconds.',
  ],
  'cluster.takenOver': [
    '写 OpenSearch 集群（{nodes}）里的索引 {name} 时，另一个程序接手了；这一次写的没有启用。',
    '寫 OpenSearch 叢集（{nodes}）裡的索引 {name} 時，另一個程式接手了；這一次寫的沒有啟用。',
    'Another program took over writing the index {name} in the OpenSearch cluster at {nodes}; what this run wrote was not made live.',
  ],
  'why.cluster': [
    '集群没有在时限内算完',
    '叢集沒有在時限內算完',
    'the cluster did not finish it in time',
  ],
  'why.passages': [
    '要读 {passages} 段文字才能确定，最多读 {limit} 段',
    '要讀 {passages} 段文字才能確定，最多讀 {limit} 段',
    'it takes reading {passages} passages to be sure, and {limit} are allowed',
  ],
  'segmenter.missing': [
    '分词器 {choice} 载入失败（{reason}）。请安装，或设置 GONGKAI_SEGMENTER=auto。',
    '斷詞器 {choice} 載入失敗（{reason}）。請安裝，或設定 GONGKAI_SEGMENTER=auto。',
    'The segmenter {choice} cannot be loaded ({reason}). Install it, or set GONGKAI_SEGMENTER=auto.',
  ],

  'setting.refused': [
    '{env} 是“{value}”，应为{right}。{help}',
    '{env} 是「{value}」，應為{right}。{help}',
    '{env} is "{value}", but must be {right}. {help}',
  ],
  'right.integer': [
    ' {min} 到 {max} 的整数',
    ' {min} 到 {max} 的整數',
    'a whole number from {min} to {max}',
  ],
  'right.choice': [' {choices} 之一', ' {choices} 之一', 'one of {choices}'],

  'port.taken': [
    '{host} 的端口 {port} 已被别的程序占用。请换一个：--port {next}，或 PORT=0 取任一空闲端口。',
    '{host} 的連接埠 {port} 已被別的程式佔用。請換一個：--port {next}，或 PORT=0 取任一空閒的連接埠。',
    'Port {port} on {host} is taken by another program. Choose another one: --port {next} or PORT=0 for any free one.',
  ],
  'port.denied': [
    '当前用户无权使用端口 {port}。请选 1023 以上的。',
    '目前的使用者無權使用連接埠 {port}。請選 1023 以上的。',
    'Port {port} needs rights that this user does not have. Choose one above 1023.',
  ],
  'host.refused': [
    '不能监听 {host}（{reason}）。HOST 应为本机的地址，例如 127.0.0.1 或 0.0.0.0。',
    '不能監聽 {host}（{reason}）。HOST 應為本機的位址，例如 127.0.0.1 或 0.0.0.0。',
    'Cannot listen on {host}: {reason}. HOST must be an address of this machine, such as 127.0.0.1 or 0.0.0.0.',
  ],

  'dataset.unknown': [
    '没有 {file}。表有 {tables}，格式有 {formats}；另有 codebook.csv 和 datapackage.json。',
    '沒有 {file}。表有 {tables}，格式有 {formats}；另有 codebook.csv 和 datapackage.json。',
    'There is no {file}. Tables are {tables}, formats {formats}; codebook.csv and datapackage.json go with them.',
  ],
  'batch.empty': [
    '没有查询。请给一份清单，一行一个；或一份 CSV，其中一列的列名是 query 或 查询。',
    '沒有查詢。請給一份清單，一行一個；或一份 CSV，其中一欄的欄名是 query 或 查詢。',
    'There is no query. Give a list, one a line, or a CSV with a column headed query.',
  ],
  'batch.tooMany': [
    '有 {given} 个查询，一次最多 {most} 个。请分几次，或用 gongkai search --batch。',
    '有 {given} 個查詢，一次最多 {most} 個。請分幾次，或用 gongkai search --batch。',
    'There are {given|query|queries}, and at most {most} are taken at a time. Send them in parts, or use gongkai search --batch.',
  ],
  'batch.tooLong': [
    '查询 {query} 太长，最多 {most} 个字符。',
    '查詢 {query} 太長，最多 {most} 個字元。',
    'The query {query} is too long: at most {most} characters.',
  ],
  'mcp.missing': [
    '没有装 @modelcontextprotocol/sdk（{reason}）。请运行 npm install @modelcontextprotocol/sdk。',
    '沒有裝 @modelcontextprotocol/sdk（{reason}）。請執行 npm install @modelcontextprotocol/sdk。',
    '@modelcontextprotocol/sdk is not installed ({reason}). Run npm install @modelcontextprotocol/sdk.',
  ],
  'passage.unknown': [
    '报告 {report} 没有段落 {id}。',
    '報告 {report} 沒有段落 {id}。',
    'The report {report} has no passage {id}.',
  ],
  'terms.tooMany': [
    '一次最多 {most} 个词。更多的请用 gongkai panel 或 /api/panel。',
    '一次最多 {most} 個詞。更多的請用 gongkai panel 或 /api/panel。',
    'At most {most} terms at a time; for more, use gongkai panel or /api/panel.',
  ],
  'panel.empty': [
    '词典里没有词。请给一份 CSV，列名是 concept 和 term（概念、词语），或一行一个词。',
    '詞典裡沒有詞。請給一份 CSV，欄名是 concept 和 term（概念、詞語），或一行一個詞。',
    'The dictionary has no term. Give a CSV with the columns concept and term, or one term a line.',
  ],
  'panel.field': [
    '词典里的词不能带字段：{term}。年度、地区等请用选项限定整个统计；要逐字查找，请加引号。',
    '詞典裡的詞不能帶欄位：{term}。年度、地區等請用選項限定整個統計；要逐字查找，請加引號。',
    'A term of a dictionary takes no field: {term}. Narrow the whole panel by its options; to look for it to the letter, put it in quotes.',
  ],
  'report.unknown': [
    '没有编号为 {id} 的报告。编号可由 /api/search 或 /api/reports 得到。',
    '沒有編號為 {id} 的報告。編號可由 /api/search 或 /api/reports 得到。',
    'There is no report {id}. Report ids come from /api/search or /api/reports.',
  ],
  'body.unknown': [
    '没有编号为 {id} 的机构。编号可由 /api/bodies 得到。',
    '沒有編號為 {id} 的機構。編號可由 /api/bodies 得到。',
    'There is no body {id}. Ids of bodies come from /api/bodies.',
  ],
  'query.tooCostly': [
    '这次检索太费时：{why}。请缩小范围：用更少或更长的词语，少用 NEAR、同句和 OR。',
    '這次檢索太費時：{why}。請縮小範圍：用更少或更長的詞語，少用 NEAR、同句和 OR。',
    'This search costs too much: {why}. Narrow it: fewer or longer words, fewer NEAR, 同句 and OR clauses.',
  ],
  'query.left': [
    '检索还没有完成，对方已离开。',
    '檢索還沒有完成，對方已離開。',
    'The caller left before the search was done.',
  ],
  'query.waited': [
    '检索线程都忙着，没有轮到这次检索。请稍后再试。',
    '檢索執行緒都忙著，沒有輪到這次檢索。請稍後再試。',
    'All search threads were busy, and it was not the turn of this search. Try again shortly.',
  ],
  'why.wouldRead': [
    '要读 {occurrences} 处，最多 {limit} 处；其中最多的是“{costliest}”',
    '要讀 {occurrences} 處，最多 {limit} 處；其中最多的是「{costliest}」',
    'it would read {occurrences} occurrences, and {limit} are allowed; most of them are of "{costliest}"',
  ],
  'why.terms': [
    '有 {count} 个词语，最多 {limit} 个',
    '有 {count} 個詞語，最多 {limit} 個',
    'it has {count|word|words}, more than {limit}',
  ],
  'why.nearClauses': [
    'NEAR 相连的词语有 {count} 个，最多 {limit} 个',
    'NEAR 相連的詞語有 {count} 個，最多 {limit} 個',
    'NEAR joins {count|word|words}, more than {limit}',
  ],
  'why.excludedTerms': [
    '排除的词语有 {count} 个，最多 {limit} 个',
    '排除的詞語有 {count} 個，最多 {limit} 個',
    'it excludes {count|word|words}, more than {limit}',
  ],
  'why.occurrences': [
    '要读的位置超过 {occurrences} 处',
    '要讀的位置超過 {occurrences} 處',
    'it read more than {occurrences} occurrences',
  ],
  'why.milliseconds': ['用时超过 {ms} 毫秒', '用時超過 {ms} 毫秒', 'it took more than {ms} ms'],
  'why.thread': ['没有在时限内结束', '沒有在時限內結束', 'its thread did not end it in time'],
  'why.other': ['{reason}', '{reason}', '{reason}'],
  'query.tooLong': [
    '查询有 {length} 个字符，最多 {limit} 个。请缩短。',
    '查詢有 {length} 個字元，最多 {limit} 個。請縮短。',
    'The query has {length} characters; at most {limit} are taken. Shorten it.',
  ],
  'unknown.key': [
    '没有指标“{value}”。全部指标见 /api/figures。',
    '沒有指標「{value}」。全部指標見 /api/figures。',
    'There is no figure “{value}”. GET /api/figures lists the keys.',
  ],
  'unknown.ratio': [
    '没有比率“{value}”。可用 granted、refused 等名称，或“分子指标/分母指标”；指标见 /api/figures。',
    '沒有比率「{value}」。可用 granted、refused 等名稱，或「分子指標/分母指標」；指標見 /api/figures。',
    'There is no ratio “{value}”. Give a name such as granted or refused, or two keys with a stroke between; GET /api/figures lists the keys.',
  ],
  'unknown.applicant': [
    '没有申请人类别“{value}”。全部指标见 /api/figures。',
    '沒有申請人類別「{value}」。全部指標見 /api/figures。',
    'There is no kind of applicant “{value}”. GET /api/figures lists the keys.',
  ],
} as const satisfies Record<string, MessageRow>

export const storageErrors = {
  'disk.writing': [
    '{folder} 的索引没有写成（{code}）：{fault}再运行一次命令。索引保持原样。',
    '{folder} 的索引沒有寫成（{code}）：{fault}再執行一次指令。索引保持原樣。',
    'Writing the index at {folder} failed ({code}): {fault}, then run the command again. The index stays as it was.',
  ],
  'disk.full': ['磁盘满了。请腾出空间，', '磁碟滿了。請騰出空間，', 'the disk is full. Make room'],
  'disk.quota': [
    '当前用户的配额用完了。请腾出空间或提高配额，',
    '目前使用者的配額用完了。請騰出空間或提高配額，',
    'the quota of this user is used up. Make room, or raise the quota',
  ],
  'disk.readOnly': [
    '磁盘只能读。请以可写方式挂载，或用 --out 另指文件夹，',
    '磁碟只能讀。請以可寫方式掛載，或用 --out 另指資料夾，',
    'the disk can only be read. Mount it for writing, or name another folder with --out',
  ],
  'disk.failed': [
    '磁盘出错。请检查磁盘，或用 --out 另指文件夹，',
    '磁碟出錯。請檢查磁碟，或用 --out 另指資料夾，',
    'the disk failed. Look after the disk, or name another folder with --out',
  ],
  'disk.denied': [
    '当前用户无权在那里写入。请给予权限，或用 --out 另指文件夹，',
    '目前的使用者無權在那裡寫入。請給予權限，或用 --out 另指資料夾，',
    'this user may not write there. Give it the right to, or name another folder with --out',
  ],
  'disk.notAFolder': [
    '路径中有一段是文件。请用 --out 另指文件夹，',
    '路徑中有一段是檔案。請用 --out 另指資料夾，',
    'a part of the path is a file. Name another folder with --out',
  ],
  'disk.fileInTheWay': [
    '应为文件夹的地方是一个文件。请用 --out 另指文件夹，',
    '應為資料夾的地方是一個檔案。請用 --out 另指資料夾，',
    'a file stands where a folder should be. Name another folder with --out',
  ],
  'disk.tooManyFiles': [
    '打开的文件太多。请提高打开文件数的上限，',
    '開啟的檔案太多。請提高開啟檔案數的上限，',
    'too many files are open. Raise the limit of open files',
  ],
  'disk.noMemory': [
    '内存不足。请腾出一些，',
    '記憶體不足。請騰出一些，',
    'there is too little memory. Free some',
  ],
  'disk.other': [
    '{reason}。请检查磁盘，',
    '{reason}。請檢查磁碟，',
    '{reason}. Look after the disk',
  ],
  'disk.notKept': [
    '磁盘没有照样保存 {path}。索引保持原样。请检查磁盘，再运行一次命令。',
    '磁碟沒有照樣儲存 {path}。索引保持原樣。請檢查磁碟，再執行一次指令。',
    'The disk did not keep {path} as it was written. The index stays as it was. Look after the disk, then run the command again.',
  ],
  'disk.notConfirmed': [
    '{folder} 的新索引已启用，但磁盘没有确认（{reason}）：一旦断电，可能回到旧索引。请检查磁盘，再运行一次命令。',
    '{folder} 的新索引已啟用，但磁碟沒有確認（{reason}）：一旦斷電，可能回到舊索引。請檢查磁碟，再執行一次指令。',
    'The new index at {folder} is live, but the disk did not confirm it ({reason}): a power failure could bring the old one back. Look after the disk, then run the command again.',
  ],
  'lock.takenOver': [
    '另一次运行已接手 {folder} 的索引。这次运行的结果不保留。',
    '另一次執行已接手 {folder} 的索引。這次執行的結果不保留。',
    'Another run has taken over the index at {folder} meanwhile. Nothing of this run is kept.',
  ],
  'lock.beginning': [
    '另一次运行刚开始写 {folder} 的索引。请等它结束后再试。',
    '另一次執行剛開始寫 {folder} 的索引。請等它結束後再試。',
    'Another run is just beginning to write the index at {folder}. Try again when it is done.',
  ],
  'lock.writing': [
    '另一次运行正在写 {folder} 的索引：{host} 上的进程 {pid}，始于 {since}。请等它结束后再试。',
    '另一次執行正在寫 {folder} 的索引：{host} 上的行程 {pid}，始於 {since}。請等它結束後再試。',
    'Another run is writing the index at {folder}: process {pid} on {host}, since {since}. Try again when it is done.',
  ],
  'lock.elsewhere': [
    '{writing}它最后一次有动静是 {seconds} 秒前；如果已经终止，请删除 {path}。',
    '{writing}它最後一次有動靜是 {seconds} 秒前；如果已經終止，請刪除 {path}。',
    '{writing} It gave its last sign of life {seconds} s ago; if it is dead, remove {path}.',
  ],
} as const satisfies Record<string, MessageRow>

export const collectionErrors = {
  'collection.missing': [
    '没有文件 {path}。请写评测集的路径。',
    '沒有檔案 {path}。請寫評測集的路徑。',
    'No file {path}. Give the path of a collection.',
  ],
  'collection.unreadable': [
    '{path} 读不了：{reason}。',
    '{path} 讀不了：{reason}。',
    'Cannot read {path}: {reason}.',
  ],
  'collection.notJson': [
    '{path} 不是评测集：不是 JSON（{reason}）。应为 {shape}。',
    '{path} 不是評測集：不是 JSON（{reason}）。應為 {shape}。',
    '{path} is not a collection: it is not JSON ({reason}). It must hold {shape}.',
  ],
  'collection.malformed': [
    '{path} 不是评测集：{place}：{reason}。应为 {shape}。',
    '{path} 不是評測集：{place}：{reason}。應為 {shape}。',
    '{path} is not a collection: {place}: {reason}. It must hold {shape}.',
  ],
  'collection.twoTexts': [
    '{path} 不是评测集：文档 {id} 有两种文字。请各用各的编号。',
    '{path} 不是評測集：文件 {id} 有兩種文字。請各用各的編號。',
    '{path} is not a collection: document {id} has two different texts. Give each its own id.',
  ],
  'collection.twoQueries': [
    '{path} 不是评测集：两个查询的编号都是 {id}。请各用各的编号。',
    '{path} 不是評測集：兩個查詢的編號都是 {id}。請各用各的編號。',
    '{path} is not a collection: two queries have the id {id}. Give each its own.',
  ],
  'collection.unknownDocument': [
    '{path} 不是评测集：查询 {id} 提到文档 {document}，而文档里没有它。',
    '{path} 不是評測集：查詢 {id} 提到文件 {document}，而文件裡沒有它。',
    '{path} is not a collection: query {id} names document {document}, which is not among the documents.',
  ],
} as const satisfies Record<string, MessageRow>
