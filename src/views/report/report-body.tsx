/** The text of a report: headings with their labels, passages and tables in the order of the source. */
import type { ComponentChild, VNode } from 'preact'
import { citationText } from '../../language/index.ts'
import type { OutlineNode, Passage, Report, Table } from '../../report/index.ts'
import { MarkedText } from '../page/marked-text.tsx'
import { OcrLabel } from '../page/ocr-label.tsx'
import type { PageContext } from '../page/page-context.ts'
import type { ReportMarks } from './report-marks.ts'
import type { ReportFigures } from './report-figures.ts'
import { ReportTable } from './report-table.tsx'

interface BodyProps {
  context: PageContext
  report: Report
  marks: ReportMarks
  figures: ReportFigures
}

interface NodeProps extends BodyProps {
  node: OutlineNode
}

/** What names a node to people: its heading, else what it is. */
export function nodeName(context: PageContext, node: OutlineNode): string {
  if (node.heading !== null) return node.heading
  return context.t(node.section === 'preamble' ? 'report.preamble' : 'report.noHeading')
}

/** The citation without its address, which is put behind it where it is known, in the browser. */
function citation(
  { context, report, node }: NodeProps,
  { id: passageId, ocr }: Pick<Passage, 'id' | 'ocr'>,
  section = node.section,
): string {
  const { heading } = node
  return citationText(context.t.language, { ...report, heading, section, passageId, ocr })
}

/**
 * The address of a place and its ready citation. They stand beside the text, and their signs come from the style sheet: whoever
 * selects and copies the text gets the text alone.
 */
function CiteTools(props: NodeProps & { anchor: string; cite: string }): VNode {
  const { anchor, cite } = props
  const { t } = props.context
  return (
    <span class="passage-tools" lang={t.language}>
      <a
        class="tool-link"
        href={`#${anchor}`}
        aria-label={t('report.permalink')}
        title={t('report.permalink')}
      />
      <button
        type="button"
        class="tool-cite needs-script"
        data-cite={cite}
        data-anchor={anchor}
        aria-label={t('report.cite')}
        title={t('report.cite')}
      />
    </span>
  )
}

function PassageBlock(props: NodeProps & { passage: Passage }): VNode {
  const { context, node, passage, marks } = props
  const { t } = context
  const label = passage.section
  return (
    <div class="passage" id={passage.id}>
      {label !== undefined && label !== node.section && (
        <span
          class="label"
          title={passage.rule === undefined ? undefined : t('report.rule', { rule: passage.rule })}
        >
          {t(`section.${label}`)}
        </span>
      )}
      {passage.ocr === true && <OcrLabel t={t} />}
      <p>
        <MarkedText text={marks.write(passage.text)} ranges={marks.rangesOf(passage.text)} />
      </p>
      <CiteTools {...props} anchor={passage.id} cite={citation(props, passage, label)} />
    </div>
  )
}

/** Passages and tables of a node, as they followed each other in the source. */
function contentOf(props: NodeProps): ComponentChild[] {
  const { context, node, marks, figures } = props
  const { t } = context
  const passages = node.passages.map((passage) => ({
    start: passage.source.start,
    drawn: <PassageBlock key={passage.id} {...props} passage={passage} />,
  }))
  const tables = node.tables.map((table: Table) => ({
    start: table.source.start,
    drawn: (
      <div key={table.id} class="table-block">
        {table.ocr === true && <OcrLabel t={t} />}
        <ReportTable
          table={table}
          t={context.t}
          marks={marks}
          figures={figures}
          citeLine={({ id }) => citation(props, { ...table, id })}
          label={`${t('report.table')} ${nodeName(context, node)}`}
        />
        <CiteTools {...props} anchor={table.id} cite={citation(props, table)} />
      </div>
    ),
  }))
  return [...passages, ...tables].sort((a, b) => a.start - b.start).map(({ drawn }) => drawn)
}

function NodeSection(props: NodeProps): VNode {
  const { context, node, marks } = props
  const { t } = context
  const Heading = (['h2', 'h3', 'h4', 'h5', 'h6'] as const)[Math.min(node.level, 5) - 1] ?? 'h2'
  return (
    <section class="node" id={node.id} data-node={node.id}>
      {node.heading !== null && (
        <Heading>
          <MarkedText text={marks.write(node.heading)} ranges={marks.rangesOf(node.heading)} />{' '}
          <span class="label" lang={t.language} title={t('report.rule', { rule: node.rule })}>
            {t(`section.${node.section}`)}
          </span>{' '}
          {node.ocr === true && <OcrLabel t={t} />}
        </Heading>
      )}
      {contentOf(props)}
      {node.children.map((child) => (
        <NodeSection key={child.id} {...props} node={child} />
      ))}
    </section>
  )
}

export function ReportBody(props: BodyProps): VNode {
  return (
    <div class="report-text" lang={props.marks.lang}>
      {props.report.outline.map((node) => (
        <NodeSection key={node.id} {...props} node={node} />
      ))}
    </div>
  )
}
