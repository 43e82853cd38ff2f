/** Proves a count: the index beside plain substring search over the same texts. */
import type { SearchEngine } from '../index/index.ts'
import { normalizeText } from '../text/index.ts'
import type { VerifyResult } from './contract/index.ts'

export async function verify(engine: SearchEngine, q: string): Promise<VerifyResult> {
  const startedAt = performance.now()
  const normalized = normalizeText(unquote(q))
  const [index, scan] = await Promise.all([
    engine.count(normalized, 'index'),
    engine.count(normalized, 'scan'),
  ])
  const agrees =
    index.occurrences === scan.occurrences &&
    index.passages === scan.passages &&
    index.reports === scan.reports
  return {
    query: q,
    normalized,
    index,
    scan,
    agrees,
    tookMs: Math.round((performance.now() - startedAt) * 100) / 100,
  }
}

/** `verify` checks a string as it stands, with or without the quotes a phrase is written in. */
function unquote(q: string): string {
  return /^\s*["“](.*)["”]\s*$/su.exec(q)?.[1] ?? q
}
