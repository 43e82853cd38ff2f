/** Units of figures in the languages of the interface. English counts without measure words. */
import type { MessageRow } from '../message.ts'

export const unitNames: Readonly<Partial<Record<string, MessageRow>>> = {
  条: ['条', '條', ''],
  件: ['件', '件', ''],
  项: ['项', '項', ''],
  个: ['个', '個', ''],
  次: ['次', '次', ''],
  篇: ['篇', '篇', ''],
  人: ['人', '人', ''],
  人次: ['人次', '人次', ''],
  万元: ['万元', '萬元', '10,000 yuan'],
}
