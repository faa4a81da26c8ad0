/** Statements, the newest first, and a place to drop files. */
import { useState } from 'react'
import { ListPage } from '@ui/list-page'
import type { Tab } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Button } from '@ui/parts'
import { STATEMENTS, STATES, statementColumns, statementFilters } from './columns'
import { useText } from './texts'
import { UploadForm } from './upload'

export default function Statements() {
  const t = useText()
  const may = useMay()('reconciliation.statement', 'write')
  const [open, setOpen] = useState(false)
  const tabs: Tab[] = [{ key: 'all', title: t('all'), set: {} }, ...STATES.map((state) => ({ key: state, title: t(`state.${state}`), set: { state: [state] } }))]
  return (
    <>
      <ListPage
        path={STATEMENTS}
        title={t('title')}
        what={t('what')}
        columns={statementColumns(t)}
        filters={statementFilters(t)}
        tabs={tabs}
        exportAs="reconciliation.statements"
        open={(row) => `/reconciliation/statements/${row.id}`}
        primary={
          may && (
            <Button type="primary" onClick={() => setOpen(true)}>
              {t('upload')}
            </Button>
          )
        }
        empty={{ why: t('none') }}
      />
      <UploadForm open={open} onClose={() => setOpen(false)} />
    </>
  )
}
