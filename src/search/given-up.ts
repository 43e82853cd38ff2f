/** What one caller asks is given up once the caller has left: nothing more is asked of the engine, and what is under way ends. */
import type { NamesIndex, SearchEngine } from '../index/index.ts'
import type { SearchService } from './service.ts'

/**
 * Every call takes the signal and rejects with its reason once it fires. What a search is made of (questions, parts, offers, rows
 * of a file) is many calls: none of them has to think of the signal itself.
 */
export function givenUpBy(engine: SearchEngine, signal: AbortSignal | undefined): SearchEngine {
  if (signal === undefined) return engine
  /** Looks before, since a call may not, and after, so that nothing is made of an answer that nobody waits for. */
  const held = async <Value>(ask: () => Promise<Value>): Promise<Value> => {
    signal.throwIfAborted()
    const answer = await ask()
    signal.throwIfAborted()
    return answer
  }
  const { names } = engine
  const heldNames: NamesIndex | undefined = names && {
    suggest: (text, limit) => held(() => names.suggest(text, limit)),
    correct: (word, limit) => held(() => names.correct(word, limit, signal)),
    resolve: (name, options) => held(() => names.resolve(name, options)),
  }
  return {
    name: engine.name,
    generation: engine.generation,
    search: (request) => held(() => engine.search(request, signal)),
    explain: (request, reportId) => held(() => engine.explain(request, reportId, signal)),
    count: (literal, by) => held(() => engine.count(literal, by, signal)),
    list: (filters, limit, offset) => held(() => engine.list(filters, limit, offset)),
    report: (reportId) => held(() => engine.report(reportId)),
    figures: (request) => held(() => engine.figures(request, signal)),
    statistics: () => held(() => engine.statistics()),
    close: () => engine.close(),
    ...(engine.tally && {
      tally: (query, filters) => held(() => engine.tally!(query, filters, signal)),
    }),
    ...(engine.characters && {
      characters: (sections, parts) => held(() => engine.characters!(sections, parts)),
    }),
    ...(heldNames && { names: heldNames }),
  }
}

/** The service as one caller has it: every call takes the caller's signal, so that no face can forget to hand it on. */
export function serviceFor(service: SearchService, signal: AbortSignal): SearchService {
  return {
    ...service,
    search: (parameters) => service.search(parameters, signal),
    explain: (parameters) => service.explain(parameters, signal),
    passages: (reportId, parameters) => service.passages(reportId, parameters, signal),
    export: (parameters) => service.export(parameters, signal),
    dataset: (filters, tables) => service.dataset(filters, tables, signal),
    batch: (queries, options) => service.batch(queries, options, signal),
    panel: (concepts, options) => service.panel(concepts, options, signal),
    suggest: (q, limit) => service.suggest(q, limit, signal),
    report: (reportId) => service.report(reportId, signal),
    reports: (filters, limit, offset) => service.reports(filters, limit, offset, signal),
    figures: (parameters) => service.figures(parameters, signal),
    marker: (q) => service.marker(q, signal),
    verify: (q) => service.verify(q, signal),
  }
}
