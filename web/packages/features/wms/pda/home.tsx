/** What somebody with a handheld can do now. */
import { Link } from 'react-router'
import { api } from '@api/client'
import { useMe } from '@ui/me'
import { useQueue } from './queue'
import { Screen } from './screen'
import { useText } from './texts'

export default function Home() {
  const t = useText()
  const me = useMe()
  const asked = api.useQuery('get', '/api/console/wms/pick-lists')
  const lists = asked.data ?? []
  // What was scanned before somebody left a screen is sent from here too.
  const queue = useQueue(() => void asked.refetch())
  const backs = api.useQuery('get', '/api/console/wms/put-backs').data ?? []
  const mine = lists.filter((one) => one.picker_id === me.id).length
  const open = lists.filter((one) => one.state === 'open').length
  const tiles = [
    { to: 'pick', title: t('home.pick'), more: mine > 0 ? t('home.mine', { count: mine }) : t('home.waiting', { count: open }) },
    { to: 'check', title: t('home.check') },
    { to: 'move', title: t('home.move') },
    { to: 'back', title: t('home.back'), more: t('home.backs', { count: backs.length }) },
    { to: 'returns', title: t('home.returns') },
    { to: 'query', title: t('home.query') },
  ]
  return (
    <Screen title={t('home.title')} queue={queue}>
      <div className="ht-pda-grid">
        {tiles.map((tile) => (
          <Link key={tile.to} to={`/wms/pda/${tile.to}`} className="ht-pda-tile">
            <strong>{tile.title}</strong>
            {tile.more !== undefined && <span className="ht-pda-plain">{tile.more}</span>}
          </Link>
        ))}
      </div>
    </Screen>
  )
}
