/** What can be taken away: the tables of the dataset, and a batch of queries. */
import { Fragment, type VNode } from 'preact'
import { datasetMessages, languages } from '../../language/index.ts'
import { mostBatchQueries } from '../../limits.ts'
import type { DatasetTable } from '../../search/index.ts'
import type { SearchState } from '../page/address.ts'
import type { PageContext } from '../page/page-context.ts'
import { FigureTable } from '../page/table-frame.tsx'

interface DownloadsViewProps {
  context: PageContext
  state: SearchState
  tables: readonly DatasetTable[]
  /** Endings of the files of a table of the dataset. */
  datasetFormats: readonly string[]
  /** Endings of the file of a batch. */
  tableFormats: readonly string[]
}

/** As people write them. */
const formatNames: Readonly<Partial<Record<string, string>>> = { csv: 'CSV', parquet: 'Parquet' }

function Dataset({ context: { t, root }, tables, datasetFormats }: DownloadsViewProps): VNode {
  const column = languages.indexOf(t.language)
  const address = (file: string): string => `${root}api/dataset/${file}`
  return (
    <section>
      <h2>{t('downloads.dataset')}</h2>
      <p class="quiet">{t('downloads.datasetAbout')}</p>
      <FigureTable
        label={t('downloads.dataset')}
        isCaptioned={false}
        head={[t('downloads.table'), t('downloads.holds'), t('downloads.files')]}
      >
        {tables.map(({ name }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{datasetMessages[name][column]}</td>
            <td class="file-links">
              {datasetFormats.map((format, i) => (
                <Fragment key={format}>
                  {i > 0 && ' '}
                  <a href={address(`${name}.${format}`)} download aria-label={`${name}.${format}`}>
                    {formatNames[format] ?? format}
                  </a>
                </Fragment>
              ))}
            </td>
          </tr>
        ))}
      </FigureTable>
      <p>
        <a href={address('codebook.csv')} download>
          {t('downloads.codebook')}
        </a>
        {' · '}
        <a href={address('datapackage.json')} download>
          {t('downloads.package')}
        </a>
      </p>
    </section>
  )
}

function Batch({ context: { t, root }, state, tableFormats }: DownloadsViewProps): VNode {
  return (
    <section>
      <h2>{t('downloads.batch')}</h2>
      <p class="quiet">{t('downloads.batchAbout')}</p>
      <form class="view-form" method="post" action={`${root}api/batch`}>
        <input type="hidden" name="lang" value={t.language} />
        <label>
          {t('downloads.queries', { most: mostBatchQueries })}
          <textarea name="queries" rows={6} cols={40} required>
            {state.q}
          </textarea>
        </label>
        {(['year', 'region', 'body'] as const).map((name) => (
          <label key={name}>
            {t(`downloads.${name}`)}
            <input name={name} value={state[name].join(',')} size={12} />
          </label>
        ))}
        <label>
          {t('downloads.format')}
          <select name="format">
            {tableFormats.map((format) => (
              <option key={format} value={format}>
                {format.toUpperCase()}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{t('downloads.start')}</button>
      </form>
    </section>
  )
}

export function DownloadsView(props: DownloadsViewProps): VNode {
  return (
    <div class="page">
      <h1>{props.context.t('downloads.title')}</h1>
      <Dataset {...props} />
      <Batch {...props} />
    </div>
  )
}
