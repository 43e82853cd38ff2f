/** Runs in a thread of its own: to align two long reports takes seconds, which the server's own thread must not. */
import { compareReports, type Report } from '../../report/index.ts'

/** All of a comparison but the reports, which the asking thread has. */
export type ComparedParts = Omit<ReturnType<typeof compareReports>, 'a' | 'b'>

/** The task function of the pool. */
export default function compare({ a, b }: { a: Report; b: Report }): ComparedParts {
  const { text, figures, checks } = compareReports(a, b)
  return { text, figures, checks }
}
