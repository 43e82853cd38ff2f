/** Runs in a process of its own: one file, or its bytes, to reports. */
import { AppError, type ErrorCode } from '../../errors.ts'
import {
  findSidecar,
  readBytes,
  readDocuments,
  withProgress,
  type ReadLimits,
} from '../../ingest/index.ts'
import { applySidecar, parseReport, splitReports, type Report } from '../../report/index.ts'
import type { Sentence } from '../../sentence.ts'
import { answerTasks, type Begin, type Step } from '../processes/answer-tasks.ts'

export interface ReadTask {
  path: string
  /** What stands at the path; null when it is to be read. */
  bytes: Uint8Array | null
  limits: ReadLimits
}

/** What a process answers: the reports, or why there are none. Errors keep neither class nor code on the way. */
export type ReadAnswer = { reports: Report[] } | { code: ErrorCode; said: Sentence | string }

answerTasks(async (task: ReadTask, begin: Begin, step: Step): Promise<ReadAnswer> => {
  await begin()
  try {
    return { reports: await read({ ...task, limits: withProgress(task.limits, step) }) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { code: error.code, said: error.sentence ?? error.message }
  }
})

async function read({ path, bytes, limits }: ReadTask): Promise<Report[]> {
  if (bytes !== null)
    return (await readBytes(bytes, path, limits)).flatMap(splitReports).map(parseReport)
  const sidecar = await findSidecar(path)
  const documents = await readDocuments(path, limits)
  if (sidecar === null) return documents.flatMap(splitReports).map(parseReport)
  // What is set beside a file speaks of one report.
  return documents.map((document) => applySidecar(parseReport(document), sidecar.values))
}
