/** Runs in a reading thread: one file, or its bytes, to reports. */
import { findSidecar, readBytes, readDocuments, type ReadLimits } from '../ingest/index.ts'
import { applySidecar, parseReport, type Report } from '../report/index.ts'
import { carry, type Carried } from './errors.ts'

export interface ReadTask {
  path: string
  /** What stands at the path; null when it is to be read. */
  bytes: Uint8Array | null
  limits: ReadLimits
}

/** The task function of the pool. */
export default function read({ path, bytes, limits }: ReadTask): Promise<Carried<Report[]>> {
  return carry(async () => {
    if (bytes !== null) return (await readBytes(bytes, path, limits)).map(parseReport)
    const sidecar = await findSidecar(path)
    return (await readDocuments(path, limits)).map((document) => {
      const report = parseReport(document)
      return sidecar === null ? report : applySidecar(report, sidecar.values)
    })
  })
}
