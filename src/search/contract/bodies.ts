/** Shapes of bodies: the list of them, and one over its years. */
import { z } from 'zod'
import { check, reportFigure, reportMetadata } from './reports.ts'
import { anyInteger, count, level, region, text, textOrNull } from './shapes.ts'

const checkCounts = z
  .object({ pass: count, fail: count, notAssessable: count })
  .meta({ id: 'CheckCounts' })

export const bodiesAnswer = z.object({
  total: count,
  limit: anyInteger,
  offset: anyInteger,
  bodies: z.array(
    z.object({
      bodyId: text,
      reportingBody: text.describe('Its name, as in its newest report.'),
      years: z.array(anyInteger).describe('Years of its reports, ascending.'),
      reports: count,
      failedChecks: count.describe('Checks that fail within its reports.'),
    }),
  ),
})

const yearOfBody = z.object({ reportId: text, reportYear: anyInteger.nullable() })

/** One figure of one report, told by its place in the body's years. */
const bodyValue = reportFigure
  .omit({
    title: true,
    reportingBody: true,
    bodyId: true,
    region: true,
    administrativeLevel: true,
    key: true,
    label: true,
    unit: true,
  })
  .extend({ fails: z.boolean().describe('Whether a check that fails names it.') })

const textChange = z
  .object({
    same: count,
    changed: count,
    new: count,
    gone: count,
    length: count.describe('Characters of the later text, tables left out.'),
    verbatim: count.describe('Of them, those in passages that were taken over unchanged.'),
    partly: count.describe('Of them, those kept within changed passages.'),
  })
  .describe('Passages by what became of them, and how much was taken over.')

export const bodyAnswer = z.object({
  bodyId: text,
  reportingBody: textOrNull.describe('Its name, as in its newest report.'),
  names: z.array(text).describe('All names that its reports give it, newest first.'),
  region,
  administrativeLevel: level,
  total: count.describe('Its reports; the newest 60 are looked at.'),
  reports: z.array(reportMetadata.extend({ checks: checkCounts })).describe('Newest first.'),
  figures: z
    .array(
      z.object({
        key: text,
        label: text,
        unit: textOrNull,
        values: z.array(bodyValue).describe('Of each report that has it, oldest first.'),
      }),
    )
    .describe('The main figures, over all applicants.'),
  failedChecks: z
    .array(yearOfBody.extend({ checks: z.array(check) }))
    .describe('Newest first; one between two years stands with the later.'),
  changes: z
    .array(
      z.object({
        from: yearOfBody,
        to: yearOfBody,
        text: textChange.nullable().describe('Null where the two are too long to compare here.'),
      }),
    )
    .describe('From each year to the next that has a report, newest first.'),
})

export type BodyAnswer = z.infer<typeof bodyAnswer>
export type TextChange = z.infer<typeof textChange>
