/** What waits for the person at the screen, by part of the menu; each number opens its list. */
import { Link } from 'react-router'
import { api } from '@api/client'
import { useConsole } from '@ui/console'
import { Empty } from '@ui/empty'
import { useBoth } from '@ui/language'
import { useMay } from '@ui/me'
import { MENU } from '@ui/pages'
import { Alert, Card, Flex, Typography } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { type Duty, groupsOf, shownCount } from './groups'
import { useText } from './texts'

const EVERY_MILLISECONDS = 60_000
const TILES = { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(168px, 1fr))', gap: 12 } as const

export default function Desk() {
  const t = useText()
  const both = useBoth()
  const { pages } = useConsole()
  const may = useMay()
  const asked = api.useQuery('get', '/api/console/duties', {}, { refetchInterval: EVERY_MILLISECONDS, refetchOnMount: 'always' })
  const groups = groupsOf(asked.data ?? [], pages, may)
  const waiting = groups.flatMap((one) => one.duties).filter((one) => one.count > 0)
  const pressing = waiting.filter((one) => one.pressing).length
  return (
    <PlainPage title={t('title')} what={t('what')} asked={asked}>
      <Flex vertical gap={16}>
        {groups.length === 0 && <Empty why={t('none')} />}
        {groups.length > 0 && waiting.length === 0 && <Alert type="success" showIcon title={t('clear')} />}
        {pressing > 0 && <Alert type="warning" showIcon title={t('pressing', { count: pressing })} />}
        {groups.map(({ group, duties }) => (
          <Card key={group} title={both(MENU[group])} size="small">
            <div style={TILES}>
              {duties.map((duty) => (
                <Tile key={duty.kind} duty={duty} />
              ))}
            </div>
          </Card>
        ))}
      </Flex>
    </PlainPage>
  )
}

function colourOf({ count, pressing }: Duty): string {
  if (count === 0) return 'var(--ant-color-text-quaternary)'
  return pressing ? 'var(--ant-color-error)' : 'var(--ant-color-text)'
}

function Tile({ duty }: { duty: Duty }) {
  const t = useText()
  const count = shownCount(duty)
  const urgent = duty.pressing && duty.count > 0
  return (
    <Link
      to={duty.link}
      aria-label={`${duty.title} ${count}${urgent ? ` ${t('tile.pressing')}` : ''}`}
      className="ht-tile"
      style={{ display: 'block', padding: '12px 16px', border: '1px solid var(--ant-color-border-secondary)', borderRadius: 'var(--ant-border-radius)' }}
    >
      <div className="ht-number" style={{ fontSize: 28, lineHeight: 1.2, fontWeight: 600, color: colourOf(duty) }}>
        {count}
      </div>
      <Typography.Text type={duty.count === 0 ? 'secondary' : undefined}>{duty.title}</Typography.Text>
    </Link>
  )
}
