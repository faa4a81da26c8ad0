/** What may be done with a document now. */
import { useNavigate } from 'react-router'
import { useAct } from '@api/act'
import { useMay } from '@ui/me'
import { Button } from '@ui/parts'
import { useSay } from '@ui/say'
import type { Document } from './detail'
import { named } from './form'
import { useText } from './texts'
import { linesFrom } from './values'

export function DocumentActs({ document }: { document: Document }) {
  const t = useText()
  const may = useMay()('inventory.document', 'write')
  const acts = useDocumentActs(document)
  if (!may) return null
  if (document.state === 'draft')
    return (
      <>
        <Button danger onClick={() => void acts.cancel()}>
          {t('cancel')}
        </Button>
        {document.reverses_id === null && <Button onClick={acts.edit}>{t('edit')}</Button>}
        <Button type="primary" loading={acts.submitting} onClick={() => void acts.submit()}>
          {t('submit.post')}
        </Button>
      </>
    )
  if (document.state === 'posted' && document.reversed_at === null && document.reversed_by_id === null)
    return (
      <Button danger onClick={() => void acts.takeBack()}>
        {t('reverse')}
      </Button>
    )
  return null
}

function useDocumentActs(document: Document) {
  const t = useText()
  const say = useSay()
  const go = useNavigate()
  const { number, version } = document
  const params = { path: { document_id: document.id } }
  // Stock, alerts and values change with the document.
  const touches = { touches: ['/api/console/inventory'] }
  const submit = useAct('post', '/api/console/inventory/documents/{document_id}/submit', touches)
  const cancel = useAct('post', '/api/console/inventory/documents/{document_id}/cancel', touches)
  const reverse = useAct('post', '/api/console/inventory/documents/{document_id}/reverse', touches)

  async function tried(work: () => Promise<unknown>) {
    try {
      await work()
    } catch (error) {
      say.problem(named(error, linesFrom(document.lines ?? [], document.kind)))
    }
  }

  return {
    submitting: submit.running,
    edit: () => void go(`/inventory/documents/${document.id}/edit`),
    submit: () =>
      tried(async () => {
        const { state } = await submit.run({ params, body: { version } })
        say.done(state === 'waiting' ? t('submitted.waiting') : t('submitted.posted', { number }))
      }),
    cancel: () =>
      tried(async () => {
        if (!(await say.confirm({ title: t('cancel.ask', { number }), what: t('cancel.what'), act: t('cancel'), danger: true }))) return
        await cancel.run({ params, body: { version } })
        say.done(t('cancelled'))
      }),
    takeBack: () =>
      tried(async () => {
        if (!(await say.confirm({ title: t('reverse.ask', { number }), what: t('reverse.what'), act: t('reverse'), danger: true }))) return
        const made = await reverse.run({ params, body: { note: '' } })
        say.done(made.state === 'waiting' ? t('submitted.waiting') : t('reverse.done'))
        void go(`/inventory/documents/${made.id}`)
      }),
  }
}
