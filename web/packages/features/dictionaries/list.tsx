/** All dictionaries. */
import { type ComponentProps, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { TextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { PlusOutlined } from '@ui/icons'
import { useMay } from '@ui/me'
import { Button, Tag, Typography } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { Time } from '@ui/time'
import { useWords } from '@ui/words'
import { useName } from './name'
import { type Text, useText } from './texts'

type Summary = Schema<'SummaryView'>

export default function Dictionaries() {
  const t = useText()
  const word = useWords()
  const may = useMay()('dictionaries.dictionary', 'write')
  const [open, setOpen] = useState(false)
  const asked = api.useQuery('get', '/api/console/dictionaries')
  const make = may && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
      {t('new')}
    </Button>
  )
  return (
    <PlainPage title={t('title')} what={t('what')} asked={asked} primary={make}>
      <PlainTable<Summary> rows={asked.data} rowKey="code" columns={columnsOf(t, word('changed'))} />
      <MakeForm open={open} onClose={() => setOpen(false)} />
    </PlainPage>
  )
}

function columnsOf(t: Text, changed: string): ComponentProps<typeof PlainTable<Summary>>['columns'] {
  return [
    { key: 'name', title: t('name'), show: (one) => <Named one={one} /> },
    { key: 'code', title: t('code'), show: (one) => <Typography.Text code>{one.code}</Typography.Text> },
    { key: 'count', title: t('items.enabled'), right: true, show: (one) => t('items.count', { enabled: one.enabled_count, count: one.item_count }) },
    { key: 'at', title: changed, show: (one) => <Time at={one.changed_at} /> },
  ]
}

function Named({ one }: { one: Summary }) {
  const t = useText()
  const name = useName()
  return (
    <>
      <Link to={`/dictionaries/${one.code}`}>{name(one)}</Link> {one.is_system && <Tag>{t('system')}</Tag>}
    </>
  )
}

function MakeForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const go = useNavigate()
  const make = useAct('post', '/api/console/dictionaries')
  return (
    <FormModal<Schema<'MakeDictionary'>>
      open={open}
      title={t('new')}
      submit={t('new')}
      onClose={onClose}
      onSubmit={async (values) => {
        const code = await make.run({ body: values })
        say.done(t('created'))
        void go(`/dictionaries/${code}`)
      }}
    >
      <TextField name="name_zh" label={t('name.zh')} required />
      <TextField name="name_en" label={t('name.en')} required />
      <TextField name="code" label={t('code')} help={t('code.help')} max={64} required />
    </FormModal>
  )
}
