/** Ways to pay: which are open, what they lack, whether their gateways answer. */
import { type ComponentProps, useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import type { RowAct } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Card, Flex, Typography } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { type Text, useText } from '../texts'
import { ChannelForm } from './form'
import { type ChannelText, useChannelText } from './texts'

export type Channel = Schema<'ChannelView'>
const LOOK_AGAIN_MILLISECONDS = 1_000
const isTesting = (one: Channel) => one.test_asked_at !== null && one.tested_at === null

export default function Channels() {
  const h = useChannelText()
  const t = useText()
  const say = useSay()
  const may = useMay()('payments.channel', 'write')
  const [edited, setEdited] = useState<Channel | null>(null)
  const attempt = useAct('post', '/api/console/payments/channels/{channel_code}/test')
  const asked = api.useQuery('get', '/api/console/payments/channels', {}, { refetchInterval: ({ state }) => state.data?.some(isTesting) === true && LOOK_AGAIN_MILLISECONDS })

  async function tryOut(one: Channel) {
    await attempt.run({ params: { path: { channel_code: one.code } } })
    say.done(h('tried'))
  }

  const acts = (one: Channel): RowAct[] => [
    { key: 'set-up', title: h('set-up'), run: () => setEdited(one) },
    { key: 'try', title: h('try'), run: () => void tryOut(one).catch(say.problem), disabled: one.by_gateway ? false : h('test.not') },
  ]
  return (
    <PlainPage title={h('title')} what={h('what')} asked={asked}>
      <Card>
        <PlainTable<Channel> rows={asked.data} columns={columns(h, t)} rowKey="code" acts={may ? acts : undefined} />
      </Card>
      <ChannelForm channel={edited} onClose={() => setEdited(null)} />
    </PlainPage>
  )
}

function columns(h: ChannelText, t: Text): ComponentProps<typeof PlainTable<Channel>>['columns'] {
  return [
    { key: 'channel', title: h('channel'), show: (one) => <Name channel={one} h={h} t={t} /> },
    { key: 'offered', title: h('offered'), width: 110, show: (one) => <StatusTag meaning={one.enabled ? 'good' : 'off'}>{h(one.enabled ? 'open' : 'closed')}</StatusTag> },
    { key: 'secrets', title: h('secrets'), width: 110, show: (one) => <Secrets channel={one} h={h} /> },
    { key: 'test', title: h('test'), width: 280, show: (one) => <Tested channel={one} h={h} /> },
  ]
}

function Name({ channel, h, t }: { channel: Channel; h: ChannelText; t: Text }) {
  return (
    <Flex vertical>
      <Typography.Text strong>{t(`method.${channel.code}`)}</Typography.Text>
      <Typography.Text type="secondary">{h(`about.${channel.code}`)}</Typography.Text>
    </Flex>
  )
}

function Secrets({ channel, h }: { channel: Channel; h: ChannelText }) {
  if (!channel.needs_secrets) return <Typography.Text type="secondary">{h('secrets.none')}</Typography.Text>
  return <StatusTag meaning={channel.has_secrets ? 'good' : 'warning'}>{h(channel.has_secrets ? 'secrets.have' : 'secrets.lack')}</StatusTag>
}

function Tested({ channel, h }: { channel: Channel; h: ChannelText }) {
  if (!channel.by_gateway) return <Typography.Text type="secondary">{h('test.not')}</Typography.Text>
  if (isTesting(channel)) return <StatusTag meaning="running">{h('test.running')}</StatusTag>
  if (channel.tested_at === null) return <StatusTag meaning="plain">{h('test.none')}</StatusTag>
  const fine = channel.test_error === null
  return (
    <Flex vertical gap={4} align="start">
      <Flex gap={8} align="center">
        <StatusTag meaning={fine ? 'good' : 'bad'}>{h(fine ? 'test.good' : 'test.bad')}</StatusTag>
        <Typography.Text type="secondary">
          <Time at={channel.tested_at} />
        </Typography.Text>
      </Flex>
      {!fine && <Typography.Text type="secondary">{channel.test_error}</Typography.Text>}
    </Flex>
  )
}
