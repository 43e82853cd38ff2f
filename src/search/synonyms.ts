/** The one table of equal terms, for queries alone: a change needs no new index. synonyms-lookup.ts applies it. */

export interface SynonymGroup {
  /** As people write them; compared in normalized form. */
  terms: readonly string[]
  /** Why they are equal. */
  reason: string
  /** Holds inside longer words too (资讯 in 资讯公开目录): spellings of one word. Others are whole names of a thing. */
  anywhere?: boolean
}

export const synonymGroups: readonly SynonymGroup[] = [
  // disclosure
  { terms: ['依申请公开', '申请公开'], reason: '前者是制度名，后者是行文中的简写' },
  {
    terms: ['两微一端', '微博、微信、客户端', '微博、微信和客户端', '微博微信客户端'],
    reason: '微博、微信与客户端的合称',
  },
  {
    terms: ['五公开', '决策、执行、管理、服务、结果公开'],
    reason: '中办发〔2016〕8号所列五个环节的合称',
  },
  { terms: ['三公经费', '“三公”经费', '“三公经费”'], reason: '同一合称的几种引号写法' },
  // reform
  { terms: ['PPP', '政府和社会资本合作', '政府与社会资本合作'], reason: '英文缩写与正式名称' },
  {
    terms: ['放管服', '简政放权', '简政放权、放管结合、优化服务'],
    reason: '“放”即简政放权，三项改革的合称',
  },
  {
    terms: ['双随机', '双随机一公开', '双随机、一公开', '随机抽取检查对象'],
    reason: '随机抽取检查对象、随机选派执法人员，结果公开',
  },
  { terms: ['一网通办', '一网办理', '全程网办'], reason: '同一改革的各地叫法' },
  {
    terms: ['最多跑一次', '最多跑一趟', '只跑一次', '一次办好', '一次办成'],
    reason: '同一改革的各地叫法',
  },
  { terms: ['河长制', '河湖长制'], reason: '2018年起湖长并入' },
  { terms: ['营改增', '营业税改征增值税'], reason: '简称与全称' },
  // people's affairs
  { terms: ['棚改', '棚户区改造'], reason: '简称与全称' },
  { terms: ['危改', '危房改造'], reason: '简称与全称' },
  { terms: ['低保', '最低生活保障'], reason: '简称与全称' },
  { terms: ['公租房', '公共租赁住房', '公共租赁房'], reason: '简称与全称' },
  { terms: ['廉租房', '廉租住房'], reason: '简称与全称' },
  { terms: ['新农合', '新型农村合作医疗'], reason: '简称与全称' },
  { terms: ['医保', '医疗保险', '医疗保障'], reason: '简称与全称' },
  {
    terms: ['新冠肺炎', '新型冠状病毒肺炎', '新型冠状病毒感染', '新冠病毒'],
    reason: '简称与前后两个正式名称',
  },
  { terms: ['PM2.5', '细颗粒物'], reason: '符号与名称' },
  { terms: ['PM10', '可吸入颗粒物'], reason: '符号与名称' },
  { terms: ['GDP', '生产总值'], reason: '英文缩写与名称' },
  { terms: ['APP', '客户端', '移动应用'], reason: '英文缩写与名称' },
  // bodies: short and full names, and those of before the reform of 2018
  {
    terms: ['住建局', '住房和城乡建设局', '住房城乡建设局', '住房与城乡建设局'],
    reason: '机关简称与全称',
  },
  { terms: ['住建厅', '住房和城乡建设厅', '住房城乡建设厅'], reason: '机关简称与全称' },
  { terms: ['人社局', '人力资源和社会保障局', '人力资源社会保障局'], reason: '机关简称与全称' },
  { terms: ['人社厅', '人力资源和社会保障厅', '人力资源社会保障厅'], reason: '机关简称与全称' },
  { terms: ['发改委', '发展和改革委员会', '发展改革委', '发改局'], reason: '机关简称与全称' },
  {
    terms: ['卫健委', '卫生健康委员会', '卫生健康委', '卫计委', '卫生和计划生育委员会'],
    reason: '机关简称与全称；2018年前为卫生和计划生育委员会',
  },
  {
    terms: ['市场监管局', '市场监督管理局', '市监局'],
    reason: '机关简称与全称',
  },
  { terms: ['文旅局', '文化和旅游局', '文化旅游局'], reason: '机关简称与全称' },
  { terms: ['自然资源局', '国土资源局', '国土局'], reason: '2018年国土资源局改为自然资源局' },
  { terms: ['生态环境局', '环境保护局', '环保局'], reason: '2018年环境保护局改为生态环境局' },
  { terms: ['农业农村局', '农业局', '农牧局'], reason: '2018年农业局改为农业农村局' },
  { terms: ['应急局', '应急管理局', '安监局'], reason: '2018年安监局并入应急管理局' },
  { terms: ['城管局', '城市管理局', '城市管理行政执法局', '城管执法局'], reason: '机关简称与全称' },
  { terms: ['乡村振兴局', '扶贫办', '扶贫开发办公室'], reason: '2021年扶贫办改为乡村振兴局' },
  { terms: ['网信办', '互联网信息办公室'], reason: '机关简称与全称' },
  { terms: ['法制办', '法制办公室'], reason: '机关简称与全称' },
  { terms: ['政务公开办', '政务公开办公室'], reason: '机关简称与全称' },
  { terms: ['管委会', '管理委员会'], reason: '机关简称与全称' },
  // spellings: a converted text keeps the words of another region
  { terms: ['信息', '资讯', '讯息'], reason: '港台用词', anywhere: true },
  { terms: ['网络', '网路'], reason: '港台用词', anywhere: true },
  { terms: ['互联网', '网际网路', '网际网络'], reason: '港台用词', anywhere: true },
  { terms: ['互联互通', '互连互通'], reason: '异形词', anywhere: true },
  { terms: ['软件', '软体'], reason: '港台用词', anywhere: true },
  { terms: ['硬件', '硬体'], reason: '港台用词', anywhere: true },
  { terms: ['程序', '程式'], reason: '港台用词', anywhere: true },
  { terms: ['计划', '计画'], reason: '港台用词', anywhere: true },
  { terms: ['优化', '最佳化'], reason: '港台用词', anywhere: true },
  { terms: ['数据库', '资料库'], reason: '港台用词', anywhere: true },
  { terms: ['服务器', '伺服器'], reason: '港台用词', anywhere: true },
  { terms: ['视频', '视讯'], reason: '港台用词', anywhere: true },
  { terms: ['在线', '线上'], reason: '港台用词', anywhere: true },
  { terms: ['短信', '简讯'], reason: '港台用词', anywhere: true },
  { terms: ['界面', '介面'], reason: '港台用词', anywhere: true },
  { terms: ['登录', '登入'], reason: '港台用词', anywhere: true },
  { terms: ['打印', '列印'], reason: '港台用词', anywhere: true },
  { terms: ['数字化', '数位化'], reason: '港台用词', anywhere: true },
]
