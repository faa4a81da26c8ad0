/** The bell in the top bar: how many messages are unread, and the newest of them. */
import { useState } from 'react'
import { Link } from 'react-router'
import { api } from '@api/client'
import { useAct } from '@api/act'
import { Badge, Button, Flex, Popover, Typography } from '@ui/parts'
import { BellOutlined } from '@ui/icons'
import { Empty } from '@ui/empty'
import { Content } from '@ui/plain-page'
import { useSay } from '@ui/say'
import { Time } from '@ui/time'
import { useText } from './texts'
import { useUnread } from './unread'

const SHOWN = 6
const COUNTED_MAX = 999

export default function Bell() {
  const t = useText()
  const unread = useUnread()
  const [open, setOpen] = useState(false)
  const content = open ? <Newest close={() => setOpen(false)} unread={unread} /> : null
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomRight" content={content} title={t('bell.title')}>
      <Badge count={unread} overflowCount={COUNTED_MAX} size="small" offset={[-6, 6]}>
        <Button type="text" icon={<BellOutlined />} aria-label={t('bell.label', { count: unread })} />
      </Badge>
    </Popover>
  )
}

function Newest({ close, unread }: { close: () => void; unread: number }) {
  const t = useText()
  const say = useSay()
  const newest = api.useQuery('get', '/api/console/notices/messages', { params: { query: { limit: SHOWN } } })
  const mark = useAct('post', '/api/console/notices/messages/{message_id}/read')
  const markAll = useAct('post', '/api/console/notices/messages/read')

  function read(message_id: string) {
    mark.run({ params: { path: { message_id } } }).catch(say.problem)
    close()
  }

  return (
    <Flex vertical gap={12} style={{ width: 360 }}>
      <Content asked={newest}>
        {newest.data?.items.length === 0 && <Empty why={t('inbox.none')} />}
        {newest.data?.items.map((one) => (
          <Link key={one.id} to={one.link || '/notices/inbox'} onClick={() => read(one.id)}>
            <Flex justify="space-between" gap={12}>
              <Typography.Text strong={one.read_at === null} ellipsis>
                {one.subject}
              </Typography.Text>
              <Typography.Text type="secondary" style={{ flex: 'none' }}>
                <Time at={one.created_at} />
              </Typography.Text>
            </Flex>
          </Link>
        ))}
      </Content>
      <Flex justify="space-between">
        <Link to="/notices/inbox" onClick={close}>
          {t('bell.more')}
        </Link>
        <Button type="link" size="small" disabled={unread === 0} loading={markAll.running} onClick={() => markAll.run({}).catch(say.problem)}>
          {t('inbox.mark-all')}
        </Button>
      </Flex>
    </Flex>
  )
}
