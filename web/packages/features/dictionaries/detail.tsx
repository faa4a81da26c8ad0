/** One dictionary: its items in order, and the form that writes them all at once. */
import { type ComponentProps, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { DetailPage, Section } from '@ui/detail-page'
import { EditOutlined } from '@ui/icons'
import { useMay } from '@ui/me'
import { Button, Tag, Tooltip, Typography } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { useWords } from '@ui/words'
import { EditForm } from './form'
import { useName } from './name'
import { type Text, useText } from './texts'

type Dictionary = Schema<'DictionaryView'>
type Item = Dictionary['items'][number]

export default function DictionaryPage() {
  const t = useText()
  const word = useWords()
  const name = useName()
  const { code = '' } = useParams()
  const [open, setOpen] = useState(false)
  const asked = api.useQuery('get', '/api/console/dictionaries/{code}', { params: { path: { code } } })
  return (
    <DetailPage<Dictionary>
      asked={asked}
      back="/dictionaries"
      title={name}
      state={(it) => it.is_system && <System />}
      facts={(it) => [
        { label: t('code'), value: <Typography.Text code>{it.code}</Typography.Text> },
        { label: t('name.zh'), value: it.name_zh },
        { label: t('name.en'), value: it.name_en },
        { label: word('changed'), value: <Time at={it.changed_at} exact /> },
      ]}
      acts={(it) => <Acts dictionary={it} edit={() => setOpen(true)} />}
      thing="dictionaries.dictionary"
      thingId={code}
    >
      {(it) => (
        <Section title={t('items')}>
          <PlainTable<Item> rows={it.items} rowKey="code" columns={columnsOf(t)} empty={t('items.none')} />
          {open && <EditForm dictionary={it} onClose={() => setOpen(false)} />}
        </Section>
      )}
    </DetailPage>
  )
}

function columnsOf(t: Text): ComponentProps<typeof PlainTable<Item>>['columns'] {
  return [
    { key: 'zh', title: t('name.zh'), show: (item) => item.name_zh },
    { key: 'en', title: t('name.en'), show: (item) => item.name_en },
    { key: 'code', title: t('code'), show: (item) => <Typography.Text code>{item.code}</Typography.Text> },
    {
      key: 'state',
      title: t('enabled'),
      show: (item) => <StatusTag meaning={item.enabled ? 'good' : 'off'}>{t(item.enabled ? 'enabled' : 'disabled')}</StatusTag>,
    },
    { key: 'system', title: t('system'), show: (item) => item.is_system && <System /> },
  ]
}

function System() {
  const t = useText()
  return (
    <Tooltip title={t('system.what')}>
      <Tag>{t('system')}</Tag>
    </Tooltip>
  )
}

function Acts({ dictionary, edit }: { dictionary: Dictionary; edit: () => void }) {
  const t = useText()
  const say = useSay()
  const name = useName()
  const go = useNavigate()
  const may = useMay()('dictionaries.dictionary', 'write')
  const remove = useAct('delete', '/api/console/dictionaries/{code}')
  if (!may) return null

  async function ask() {
    const question = { title: t('delete.ask', { name: name(dictionary) }), what: t('delete.what'), act: t('delete'), danger: true }
    if (!(await say.confirm(question))) return
    try {
      await remove.run({ params: { path: { code: dictionary.code } } })
      say.done(t('deleted'))
      void go('/dictionaries')
    } catch (error) {
      say.problem(error)
    }
  }

  return (
    <>
      {!dictionary.is_system && (
        <Button danger loading={remove.running} onClick={() => void ask()}>
          {t('delete')}
        </Button>
      )}
      <Button type="primary" icon={<EditOutlined />} onClick={edit}>
        {t('edit')}
      </Button>
    </>
  )
}
