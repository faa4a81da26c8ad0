/** Programs that want to hear, and how they are doing. */
import { useState } from 'react'
import { Button, Typography } from '@ui/parts'
import { PlusOutlined } from '@ui/icons'
import { ListPage } from '@ui/list-page'
import type { Column, RowOf } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Time } from '@ui/time'
import { type Text, useText } from './texts'
import { WebhookForm } from './form'
import { Secret } from './secret'
import { State } from './state'

const path = '/api/console/notices/webhooks'
type Row = RowOf<typeof path>

function columns(t: Text): Column<Row>[] {
  return [
    { key: 'name', title: t('webhooks.name'), show: (row) => row.name },
    { key: 'state', title: t('webhooks.state'), width: 160, show: (row) => <State webhook={row} /> },
    {
      key: 'url',
      title: t('webhooks.url'),
      show: (row) => (
        <Typography.Text ellipsis={{ tooltip: row.url }} style={{ maxWidth: 360 }}>
          {row.url}
        </Typography.Text>
      ),
    },
    { key: 'kinds', title: t('webhooks.kinds'), right: true, width: 120, show: (row) => row.kinds.length },
    { key: 'failures', title: t('webhooks.failures'), right: true, hidden: true, show: (row) => row.failures_in_row },
    { key: 'created', title: t('webhooks.created'), width: 150, sort: 'id', show: (row) => <Time at={row.created_at} /> },
  ]
}

export default function Webhooks() {
  const t = useText()
  const may = useMay()('notices.webhook', 'write')
  const [isNew, setNew] = useState(false)
  const [secret, setSecret] = useState<string>()
  const make = may && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
      {t('webhooks.new')}
    </Button>
  )
  return (
    <ListPage
      path={path}
      title={t('webhooks.title')}
      what={t('webhooks.what')}
      primary={make}
      columns={columns(t)}
      filters={[{ kind: 'yes-no', name: 'enabled', title: t('webhooks.enabled') }]}
      open={(row) => `/notices/webhooks/${row.id}`}
      empty={{ why: t('webhooks.none'), next: make || undefined }}
    >
      <WebhookForm open={isNew} onClose={() => setNew(false)} onSecret={setSecret} />
      <Secret secret={secret} onClose={() => setSecret(undefined)} />
    </ListPage>
  )
}
