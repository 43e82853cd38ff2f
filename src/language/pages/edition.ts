/** A published edition: files that are searched in the browser. */
import type { MessageRow } from '../message.ts'

export const editionMessages = {
  'edition.made': [
    '静态版：{date} 制成，收 {reports} 份报告。检索在您的浏览器里进行。',
    '靜態版：{date} 製成，收 {reports} 份報告。檢索在您的瀏覽器裡進行。',
    'Static edition of {date}, {reports|report|reports}. It is searched in your browser.',
  ],
  'edition.noScript': [
    '检索要用 JavaScript。没有它，也可以从这里打开每一份报告：',
    '檢索要用 JavaScript。沒有它，也可以從這裡打開每一份報告：',
    'Searching needs JavaScript. Without it, every report can be opened from here:',
  ],
  'edition.looking': [
    '查了可能有这些词的 {needed} 部分中的 {looked} 部分，其余正在读取：下面的数目只算已查的部分。',
    '查了可能有這些詞的 {needed} 部分中的 {looked} 部分，其餘正在讀取：下面的數目只算已查的部分。',
    'Looked through {looked} of {needed} parts that may hold these words; the rest is being read, and the counts below are of what was looked through.',
  ],
  'edition.looked': [
    '每一处都在原文里核对过，数目是全部 {reports} 份报告的。',
    '每一處都在原文裡核對過，數目是全部 {reports} 份報告的。',
    'Every place was checked against the text; the counts cover {reports|report|reports}, all there are.',
  ],
  'edition.badFilter': [
    '条件“{name}”没有“{value}”这个值。',
    '條件「{name}」沒有「{value}」這個值。',
    'The condition “{name}” has no value “{value}”.',
  ],
  'edition.unreadable': [
    '读不到检索用的文件 {file}：它没有和网页一起拷来，或者不完整。网页旁边的 data 文件夹要整个带上。',
    '讀不到檢索用的檔案 {file}：它沒有和網頁一起拷來，或者不完整。網頁旁邊的 data 資料夾要整個帶上。',
    'The file {file}, which searching needs, cannot be read: it was not copied along with the pages, or is incomplete. Copy the whole folder “data” that lies beside the pages.',
  ],
} as const satisfies Record<string, MessageRow>
