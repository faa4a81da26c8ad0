/** One import: what it would do or did, row by row; applying and undoing it. */
import { useParams } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { download } from '@api/download'
import type { Imported } from '@api/sheets'
import type { Schema } from '@api/types'
import { DetailPage, type Fact, Section } from '@ui/detail-page'
import { DownloadOutlined } from '@ui/icons'
import { Button } from '@ui/parts'
import { useSay } from '@ui/say'
import { Time } from '@ui/time'
import { useImporter } from './hooks'
import { Rows } from './rows'
import { ImportState, isMoving } from './state'
import { type Text, useText } from './texts'

const AGAIN_MILLISECONDS = 1_500
/** Whatever an import fills is asked for anew afterwards. */
const EVERYTHING = { touches: ['/api/console'] }

function factsOf(it: Imported, t: Text): Fact[] {
  const settled = it.applied_at === null ? [] : [{ label: t('done'), value: it.done_count }, { label: t('refused'), value: it.refused_count }]
  const undone = it.undone_at === null ? [] : [{ label: t('undone'), value: it.undone_count }, { label: t('kept'), value: it.kept_count }]
  return [
    { label: t('create'), value: it.create_count },
    { label: t('change'), value: it.change_count },
    { label: t('same'), value: it.same_count },
    { label: t('wrong'), value: it.wrong_count },
    ...settled,
    ...undone,
    { label: t('sheet'), value: it.sheet },
    { label: t('at'), value: <Time at={it.created_at} exact /> },
    { label: t('applied-at'), value: it.applied_at && <Time at={it.applied_at} exact /> },
    ...(it.ignored_titles.length === 0 ? [] : [{ label: t('ignored'), value: it.ignored_titles.join('、'), wide: true }]),
  ]
}

export default function ImportPage() {
  const t = useText()
  const { id = '' } = useParams()
  const { importer, asked: described, kept } = useImporter()
  const at = { params: { path: { importer, import_id: id } } }
  const asked = api.useQuery('get', '/api/console/sheets/{importer}/imports/{import_id}', at, {
    refetchInterval: ({ state }) => (isMoving(state.data?.state ?? '') ? AGAIN_MILLISECONDS : false),
  })
  return (
    <DetailPage<Imported>
      asked={asked}
      back={`/sheets/${importer}${kept}`}
      title={(it) => it.file_name}
      what={() => described.data && t('title', { name: described.data.title })}
      state={(it) => <ImportState state={it.state} t={t} />}
      facts={(it) => factsOf(it, t)}
      acts={(it) => <Acts importer={importer} it={it} />}
    >
      {(it) => (
        <Section title={t('rows')}>
          <Rows importer={importer} it={it} columns={described.data?.columns ?? NO_COLUMNS} />
        </Section>
      )}
    </DetailPage>
  )
}

const NO_COLUMNS: Schema<'ColumnView'>[] = []

function Acts({ importer, it }: { importer: string; it: Imported }) {
  const t = useText()
  const say = useSay()
  const apply = useAct('post', '/api/console/sheets/{importer}/imports/{import_id}/apply', EVERYTHING)
  const undo = useAct('post', '/api/console/sheets/{importer}/imports/{import_id}/undo', EVERYTHING)
  const at = { params: { path: { importer, import_id: it.id } } }
  const count = it.create_count + it.change_count

  async function applyIt() {
    const what = t('apply.what', { create: it.create_count, change: it.change_count, wrong: it.wrong_count })
    if (!(await say.confirm({ title: t('apply.title', { count }), what, act: t('apply') }))) return
    try {
      const now = await apply.run(at)
      say.done(t('apply.done', { done: now.done_count, refused: now.refused_count }))
    } catch (error) {
      say.problem(error)
    }
  }
  async function undoIt() {
    const what = t('undo.what', { count: it.done_count })
    if (!(await say.confirm({ title: t('undo.title'), what, act: t('undo'), danger: true }))) return
    try {
      const now = await undo.run(at)
      say.done(t('undo.done', { undone: now.undone_count, kept: now.kept_count }))
    } catch (error) {
      say.problem(error)
    }
  }
  async function fetchWrong() {
    try {
      await download(`/api/console/sheets/${encodeURIComponent(importer)}/imports/${it.id}/wrong-rows`)
    } catch (error) {
      say.problem(error)
    }
  }

  return (
    <>
      {it.wrong_count + it.refused_count > 0 && (
        <Button icon={<DownloadOutlined />} onClick={() => void fetchWrong()}>
          {t('wrong-rows')}
        </Button>
      )}
      {it.state === 'applied' && it.done_count > 0 && (
        <Button danger loading={undo.running} onClick={() => void undoIt()}>
          {t('undo')}
        </Button>
      )}
      {it.state === 'checked' && (
        <Button type="primary" disabled={count === 0} loading={apply.running} onClick={() => void applyIt()}>
          {t('apply')}
        </Button>
      )}
    </>
  )
}
