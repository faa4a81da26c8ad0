/** All settings by group, each with its value, its form and its history. */
import { type ComponentProps, useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { Section } from '@ui/detail-page'
import { Empty } from '@ui/empty'
import { useMay } from '@ui/me'
import { Flex, Input, Tag, Typography } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { Time } from '@ui/time'
import { useWords } from '@ui/words'
import { SettingForm } from './form'
import { History } from './history'
import { Shown } from './shown'
import { useText } from './texts'
import { readable, type Setting } from './value'

export default function SettingsPage() {
  const t = useText()
  const [text, setText] = useState('')
  const [edited, setEdited] = useState<Setting>()
  const [looked, setLooked] = useState<Setting>()
  const asked = api.useQuery('get', '/api/console/settings')
  const found = (asked.data ?? []).filter((one) => `${one.name}${one.help}${one.code}`.toLowerCase().includes(text.trim().toLowerCase()))
  const groups = [...new Map(found.map((one) => [one.group, one.group_name]))]
  return (
    <PlainPage
      title={t('title')}
      what={t('what')}
      asked={asked}
      primary={<Input.Search allowClear placeholder={t('search')} value={text} onChange={(event) => setText(event.target.value)} style={{ width: 240 }} />}
    >
      <Flex vertical gap={16}>
        {groups.length === 0 && <Empty why={t('none-found')} />}
        {groups.map(([group, name]) => (
          <Section key={group} title={name}>
            <Group settings={found.filter((one) => one.group === group)} edit={setEdited} look={setLooked} />
          </Section>
        ))}
      </Flex>
      <SettingForm setting={edited} onClose={() => setEdited(undefined)} />
      <History setting={looked} onClose={() => setLooked(undefined)} />
    </PlainPage>
  )
}

interface GroupProps {
  settings: Setting[]
  edit: (setting: Setting) => void
  look: (setting: Setting) => void
}

function Group({ settings, edit, look }: GroupProps) {
  const t = useText()
  const say = useSay()
  const word = useWords()
  const may = useMay()('settings.setting', 'write')
  const reset = useAct('post', '/api/console/settings/{code}/reset', { touches: ['/api/console/settings', '/api/console/branding'] })

  async function putBack(setting: Setting) {
    const { code, version, name } = setting
    const value = readable(setting, setting.default, { yes: word('yes'), no: word('no'), none: word('none') })
    if (!(await say.confirm({ title: t('reset.ask', { name }), what: t('reset.what', { value }), act: t('reset') }))) return
    try {
      await reset.run({ params: { path: { code } }, body: { version } })
      say.done(t('done', { name }))
    } catch (error) {
      say.problem(error)
    }
  }

  return (
    <PlainTable<Setting>
      rows={settings}
      rowKey="code"
      columns={columnsOf(t, word)}
      acts={(one) => [
        ...(may ? [{ key: 'change', title: t('change'), run: () => edit(one) }] : []),
        { key: 'history', title: t('history'), run: () => look(one) },
        ...(may && one.is_set ? [{ key: 'reset', title: t('reset'), run: () => putBack(one) }] : []),
      ]}
    />
  )
}

type Columns = ComponentProps<typeof PlainTable<Setting>>['columns']

function columnsOf(t: ReturnType<typeof useText>, word: ReturnType<typeof useWords>): Columns {
  return [
    { key: 'name', title: t('one'), width: 420, show: (one) => <Named setting={one} /> },
    { key: 'value', title: word('value'), width: 260, show: (one) => <Shown setting={one} value={one.value ?? null} /> },
    { key: 'state', title: word('state'), width: 110, show: (one) => <IsSet setting={one} /> },
    { key: 'at', title: word('changed'), width: 130, show: (one) => <Time at={one.changed_at} /> },
  ]
}

function IsSet({ setting }: { setting: Setting }) {
  const t = useText()
  return setting.is_set ? <Tag color="processing">{t('set')}</Tag> : <Tag>{t('default')}</Tag>
}

function Named({ setting }: { setting: Setting }) {
  return (
    <Flex vertical>
      <Typography.Text strong>{setting.name}</Typography.Text>
      <Typography.Text type="secondary" style={{ whiteSpace: 'normal' }}>
        {setting.help}
      </Typography.Text>
    </Flex>
  )
}
