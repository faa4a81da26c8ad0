/** One's own messages, newest first. */
import { Link, useNavigate } from 'react-router'
import { useAct } from '@api/act'
import { Button, Flex, Typography } from '@ui/parts'
import { ListPage } from '@ui/list-page'
import type { Column, RowOf } from '@ui/list-types'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { type Text, useText } from './texts'

const path = '/api/console/notices/messages'
type Row = RowOf<typeof path>

function columns(t: Text): Column<Row>[] {
  return [
    {
      key: 'subject',
      title: t('inbox.subject'),
      show: (row) => (
        <Flex vertical style={{ maxWidth: 720, whiteSpace: 'normal' }}>
          <Typography.Text strong={row.read_at === null}>{row.subject}</Typography.Text>
          <Typography.Text type="secondary">{row.body}</Typography.Text>
        </Flex>
      ),
    },
    {
      key: 'state',
      title: t('inbox.state'),
      width: 100,
      show: (row) =>
        row.read_at === null ? <StatusTag meaning="running">{t('inbox.unread')}</StatusTag> : <StatusTag meaning="off">{t('inbox.read')}</StatusTag>,
    },
    { key: 'at', title: t('inbox.at'), width: 160, sort: 'id', show: (row) => <Time at={row.created_at} /> },
  ]
}

export default function Inbox() {
  const t = useText()
  const say = useSay()
  const go = useNavigate()
  const mark = useAct('post', '/api/console/notices/messages/{message_id}/read')
  const markAll = useAct('post', '/api/console/notices/messages/read')
  const read = (row: Row) => mark.run({ params: { path: { message_id: row.id } } }).catch(say.problem)
  const readAll = () =>
    markAll
      .run({})
      .then(() => say.done(t('inbox.marked')))
      .catch(say.problem)

  return (
    <ListPage
      path={path}
      title={t('inbox.title')}
      what={t('inbox.what')}
      columns={columns(t)}
      tabs={[
        { key: 'all', title: t('inbox.all'), set: {} },
        { key: 'unread', title: t('inbox.unread'), set: { unread: 'true' } },
      ]}
      primary={
        <>
          <Link to="/notices/preferences">
            <Button>{t('inbox.preferences')}</Button>
          </Link>
          <Button type="primary" loading={markAll.running} onClick={() => void readAll()}>
            {t('inbox.mark-all')}
          </Button>
        </>
      }
      acts={(row) => [
        {
          key: 'open',
          title: t('inbox.open'),
          run: () => {
            void read(row)
            if (row.link) void go(row.link)
          },
        },
        { key: 'mark', title: t('inbox.mark'), run: () => read(row), disabled: row.read_at !== null && t('inbox.read') },
      ]}
      empty={{ why: t('inbox.none') }}
    />
  )
}
