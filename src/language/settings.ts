/** What every setting means, by its name; `gongkai serve --help` shows them. */
import type { MessageRow } from './message.ts'

export const settingMessages = {
  'setting.port': [
    '服务的端口；0 为任一空闲端口。',
    '服務的連接埠；0 為任一空閒的連接埠。',
    'Port of the server; 0 takes any free one.',
  ],
  'setting.host': [
    '服务监听的地址；0.0.0.0 为本机的所有网络。',
    '服務監聽的位址；0.0.0.0 為本機的所有網路。',
    'Address the server listens on; 0.0.0.0 for every network of the machine.',
  ],
  'setting.indexDir': ['索引所在的文件夹。', '索引所在的資料夾。', 'Folder of the built index.'],
  'setting.segmenter': [
    '分词器：auto 在装有 nodejieba 时用它，否则用 node-rs-jieba。',
    '斷詞器：auto 在裝有 nodejieba 時用它，否則用 node-rs-jieba。',
    'Word segmenter: auto takes nodejieba where it is installed, else node-rs-jieba.',
  ],
  'setting.logLevel': [
    '写入日志的最低级别（日志写到标准错误，每行一个 JSON）。',
    '寫入日誌的最低級別（日誌寫到標準錯誤輸出，每行一個 JSON）。',
    'Least important log line that is written (JSON lines on standard error).',
  ],
  'setting.engine': [
    '检索引擎：embedded 在本机，opensearch 在 OpenSearch 集群。',
    '檢索引擎：embedded 在本機，opensearch 在 OpenSearch 叢集。',
    'Search engine: embedded on this machine, opensearch on a cluster of OpenSearch.',
  ],
  'setting.openSearchUrl': [
    'OpenSearch 集群各节点的地址，以逗号分隔；密码不写在这里。',
    'OpenSearch 叢集各節點的位址，以逗號分隔；密碼不寫在這裡。',
    'Addresses of the nodes of the OpenSearch cluster, parted by commas; no password belongs in them.',
  ],
  'setting.openSearchIndex': [
    '索引在集群里的名称；小写字母、数字和连字符。',
    '索引在叢集裡的名稱；小寫字母、數字和連字號。',
    'Name of the index in the cluster: small letters, digits and hyphens.',
  ],
  'setting.openSearchUser': [
    '集群的用户名；空为不用。',
    '叢集的使用者名稱；空為不用。',
    'User name at the cluster; empty for none.',
  ],
  'setting.openSearchPasswordFile': [
    '写有集群密码的文件。',
    '寫有叢集密碼的檔案。',
    'File that holds the password at the cluster.',
  ],
  'setting.openSearchCaFile': [
    '为集群各节点签发证书的机构的证书（PEM）。',
    '為叢集各節點簽發憑證的機構的憑證（PEM）。',
    'Certificate of the authority that signed those of the nodes (PEM).',
  ],
  'setting.openSearchCertFile': [
    '代替用户名和密码的客户端证书（PEM）。',
    '代替使用者名稱和密碼的用戶端憑證（PEM）。',
    'Client certificate in place of user and password (PEM).',
  ],
  'setting.openSearchKeyFile': [
    '客户端证书的私钥（PEM）。',
    '用戶端憑證的私鑰（PEM）。',
    'Key of the client certificate (PEM).',
  ],
  'setting.openSearchShards': [
    '新建的索引分成几片。',
    '新建的索引分成幾片。',
    'Shards of an index that is built.',
  ],
  'setting.openSearchReplicas': [
    '每一片另存几份；节点不够时少存。',
    '每一片另存幾份；節點不夠時少存。',
    'Copies of each shard beside the first; fewer where there are not as many nodes.',
  ],
  'setting.openSearchPassages': [
    '同句、NEAR 和公文文号要看文字才能确定时，一次检索最多读多少段；再多的拒绝。',
    '同句、NEAR 和公文文號要看文字才能確定時，一次檢索最多讀多少段；再多的拒絕。',
    'Passages that one search may read where sentences, NEAR and document numbers need the text; what takes more is refused.',
  ],
  'setting.rateLimit': [
    '一个地址每分钟最多的请求数；0 为不限。',
    '一個位址每分鐘最多的請求數；0 為不限。',
    'Requests one address may make in a minute; 0 for no limit.',
  ],
  'setting.trustProxy': [
    '服务前面有几层代理；写对了，限流才认得出真实地址。',
    '服務前面有幾層代理；寫對了，限流才認得出真實位址。',
    'How many proxies stand in front of the server, so that the rate limit sees the real address.',
  ],
  'setting.concurrentSearches': [
    '同时使用索引的请求数；一个地址最多占其中四分之三。',
    '同時使用索引的請求數；一個位址最多佔其中四分之三。',
    'Requests that use the index at once; one address has at most three quarters of them.',
  ],
  'setting.searchQueue': [
    '排队等候的请求数；再多的立即答复 503。',
    '排隊等候的請求數；再多的立即答覆 503。',
    'Requests that wait for their turn; what comes beyond is answered 503 at once.',
  ],
  'setting.searchWaitMs': [
    '一个请求最多等候的毫秒数；超过即答复 503。',
    '一個請求最多等候的毫秒數；超過即答覆 503。',
    'Milliseconds that a request waits for its turn at most; then it is answered 503.',
  ],
  'setting.concurrentExports': [
    '同时写出的导出数；一个地址最多占其中四分之三。',
    '同時寫出的匯出數；一個位址最多佔其中四分之三。',
    'Exports that are written at once; one address has at most three quarters of them.',
  ],
  'setting.maxConnections': [
    '打开的连接数；系统允许打开的文件较少时随之减少。空闲的连接为新连接让位。',
    '開啟的連線數；系統允許開啟的檔案較少時隨之減少。閒置的連線為新連線讓位。',
    'Open connections, fewer where the system allows fewer open files; idle ones make room for new ones.',
  ],
  'setting.maxConnectionsPerAddress': [
    '一个地址打开的连接数；在代理之后（TRUST_PROXY）不看，因为连接都是代理的。',
    '一個位址開啟的連線數；在代理之後（TRUST_PROXY）不看，因為連線都是代理的。',
    'Open connections of one address; not looked at behind a proxy (TRUST_PROXY), whose connections are all its own.',
  ],
  'setting.headersTimeoutMs': [
    '请求头最多可用多少毫秒到达。',
    '請求標頭最多可用多少毫秒到達。',
    'Milliseconds that the head of a request may take to arrive.',
  ],
  'setting.requestTimeoutMs': [
    '整个请求（含正文）最多可用多少毫秒到达。',
    '整個請求（含正文）最多可用多少毫秒到達。',
    'Milliseconds that a whole request, body included, may take to arrive.',
  ],
  'setting.writeTimeoutMs': [
    '对方读取答复的一段最多可用多少毫秒。',
    '對方讀取答覆的一段最多可用多少毫秒。',
    'Milliseconds that a caller may take to read one piece of an answer.',
  ],
  'setting.keepAliveTimeoutMs': [
    '连接为下一个请求保持打开的毫秒数；在代理之后应长于代理保持的时间。',
    '連線為下一個請求保持開啟的毫秒數；在代理之後應長於代理保持的時間。',
    'Milliseconds that a connection stays open for a next request; behind a proxy longer than the proxy keeps it.',
  ],
  'setting.shutdownGraceMs': [
    '服务停止时，给进行中的请求多少毫秒来完成。',
    '服務停止時，給進行中的請求多少毫秒來完成。',
    'Milliseconds that requests under way have to finish when the server stops.',
  ],
  'setting.indexPollMs': [
    '每隔多少毫秒看一次有没有新索引。',
    '每隔多少毫秒看一次有沒有新索引。',
    'Milliseconds between two looks for a newly built index.',
  ],
  'setting.searchThreads': [
    '用几个线程检索，使慢的检索不拖住别的；0 为在服务自身的线程里检索。',
    '用幾個執行緒檢索，使慢的檢索不拖住別的；0 為在服務自身的執行緒裡檢索。',
    'Threads that answer searches, so that a slow one holds up no other; 0 answers in the server itself.',
  ],
  'setting.queryMs': [
    '一次检索最多用多少毫秒；超过的以代价过大为由拒绝。',
    '一次檢索最多用多少毫秒；超過的以代價過大為由拒絕。',
    'Milliseconds that one search may take; what takes longer is refused as too costly.',
  ],
  'setting.queryOccurrences': [
    '一次检索最多读多少处出现；要读更多的立即拒绝。',
    '一次檢索最多讀多少處出現；要讀更多的立即拒絕。',
    'Occurrences that one search may read; one that would read more is refused at once.',
  ],
  'setting.queryTerms': [
    '一次查询最多几个词语和短语，排除的也算；更多的拒绝。',
    '一次查詢最多幾個詞語和短語，排除的也算；更多的拒絕。',
    'Words and phrases of one query, excluded ones too; one of more is refused.',
  ],
  'setting.queryNearClauses': [
    '一次查询最多几个词语和短语用 NEAR 相连；更多的拒绝。',
    '一次查詢最多幾個詞語和短語用 NEAR 相連；更多的拒絕。',
    'Words and phrases of one query that NEAR joins; one of more is refused.',
  ],
  'setting.queryNearDistance': [
    'NEAR 最多相隔几个字；更远的不作 NEAR 看。',
    'NEAR 最多相隔幾個字；更遠的不作 NEAR 看。',
    'Characters that a NEAR may ask for; one of more is not taken for a NEAR.',
  ],
  'setting.queryNesting': [
    '括号最多套几层；更深的括号不起作用。',
    '括號最多套幾層；更深的括號不起作用。',
    'Brackets within brackets; deeper ones do nothing.',
  ],
  'setting.queryExcludedTerms': [
    '一次查询最多排除几个词语和短语；更多的拒绝。',
    '一次查詢最多排除幾個詞語和短語；更多的拒絕。',
    'Words and phrases that one query excludes; one of more is refused.',
  ],
  'setting.cacheMegabytes': [
    '留存查过的词语所用的内存，所有检索线程合计，单位 MiB。',
    '留存查過的詞語所用的記憶體，所有檢索執行緒合計，單位 MiB。',
    'Memory for words looked up before, in all search threads together, mebibytes.',
  ],
  'setting.mcp': [
    '是否在 /mcp 提供给助手程序用的工具（MCP）。',
    '是否在 /mcp 提供給助手程式用的工具（MCP）。',
    'Whether /mcp offers the tools for assistants (Model Context Protocol).',
  ],
  'setting.serveSources': [
    '报告的来源文件能否下载：下载的是整个文件，连同其中的其他内容。',
    '報告的來源檔案能否下載：下載的是整個檔案，連同其中的其他內容。',
    'Whether the files that reports were read from can be downloaded: whole files, with whatever else they hold.',
  ],
  'setting.crawlers': [
    '搜索引擎可以收录什么：none 请它们都不收录，reports 为报告、机构和首页，并给出站点地图（sitemap.xml）。',
    '搜尋引擎可以收錄什麼：none 請它們都不收錄，reports 為報告、機構和首頁，並給出網站地圖（sitemap.xml）。',
    'What search engines may take up: none asks them to stay away, reports offers reports, bodies and the front, with a sitemap (sitemap.xml).',
  ],
  'setting.checksPerMinute': [
    '一个地址每分钟可以送来核对几份报告（/check）；0 为不开放。',
    '一個位址每分鐘可以送來核對幾份報告（/check）；0 為不開放。',
    'Reports that one address may have checked in a minute (/check); 0 turns it off.',
  ],
  'setting.maxFileMegabytes': [
    '最大读多大的文件，单位为 MiB。',
    '最大讀多大的檔案，單位為 MiB。',
    'Largest file that is read, mebibytes.',
  ],
  'setting.maxPages': [
    'PDF 最多读多少页。',
    'PDF 最多讀多少頁。',
    'Most pages of a PDF that is read.',
  ],
  'setting.maxLines': [
    '一份文档最多读多少行：段落与表格的行合计。',
    '一份文件最多讀多少行：段落與表格的列合計。',
    'Most lines of one document that is read: its paragraphs and the rows of its tables.',
  ],
  'setting.maxArchiveEntries': [
    'ZIP 压缩包或 Word 文档里最多读多少个文件。',
    'ZIP 壓縮檔或 Word 文件裡最多讀多少個檔案。',
    'Most files in a ZIP archive or Word document that is read.',
  ],
  'setting.maxExpandedMegabytes': [
    '一个压缩包或 Word 文档最多解开多大，单位为 MiB。',
    '一個壓縮檔或 Word 文件最多解開多大，單位為 MiB。',
    'Most mebibytes that one archive or Word document may unpack to.',
  ],
  'setting.fileTimeoutMs': [
    '读一个文件最多用多少毫秒；超时的文件停下，算没有读成，其余照读。',
    '讀一個檔案最多用多少毫秒；逾時的檔案停下，算沒有讀成，其餘照讀。',
    'Milliseconds that reading one file may take; a file that takes longer is stopped and fails, the others go on.',
  ],
  'setting.readerMemoryMegabytes': [
    '一个读取进程最多用多少内存，单位为 MiB，堆以外的也算；不够用的文件算没有读成，其余照读。',
    '一個讀取行程最多用多少記憶體，單位為 MiB，堆積以外的也算；不夠用的檔案算沒有讀成，其餘照讀。',
    'Most mebibytes of memory, within the heap and without, that one reading process may use; a file that needs more fails, the others go on.',
  ],
  'setting.ocr': [
    '没有文字层的扫描页是否识别（OCR）：auto 用 tesseract 识别，off 不识别、只指出。',
    '沒有文字層的掃描頁是否辨識（OCR）：auto 用 tesseract 辨識，off 不辨識、只指出。',
    'Whether scanned pages without a text layer are read by text recognition (OCR): auto reads them with tesseract, off only names them.',
  ],
  'setting.ocrCacheDir': [
    '识别（OCR）结果按图像内容留存的文件夹；可以随时删除。',
    '辨識（OCR）結果按影像內容留存的資料夾；可以隨時刪除。',
    'Folder where what OCR read is kept by the content of the image; it can be deleted at any time.',
  ],
  'setting.readerThreads': [
    '最多用几个进程读文件；0 为每个处理器一个。',
    '最多用幾個行程讀檔案；0 為每個處理器一個。',
    'Most processes that read files; 0 for one a processor.',
  ],
} as const satisfies Record<string, MessageRow>
