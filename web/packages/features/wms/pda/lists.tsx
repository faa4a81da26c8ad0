/** Pick lists that wait: one's own first. */
import { useNavigate } from 'react-router'
import { api } from '@api/client'
import { useAct } from '@api/act'
import { useMe } from '@ui/me'
import { Button } from '@ui/parts'
import { Content } from '@ui/plain-page'
import { useSay } from '@ui/say'
import { Screen } from './screen'
import { useText } from './texts'

export default function Lists() {
  const t = useText()
  const me = useMe()
  const say = useSay()
  const go = useNavigate()
  const take = useAct('post', '/api/console/wms/pick-lists/{list_id}/take')
  const asked = api.useQuery('get', '/api/console/wms/pick-lists')
  const rows = (asked.data ?? []).toSorted((one, other) => Number(other.picker_id === me.id) - Number(one.picker_id === me.id))

  async function begin(id: string) {
    try {
      await take.run({ params: { path: { list_id: id } } })
      await go(`/wms/pda/pick/${id}`)
    } catch (error) {
      say.problem(error)
    }
  }

  return (
    <Screen title={t('home.pick')}>
      <Content asked={asked}>
        {rows.length === 0 && <div className="ht-pda-answer">{t('lists.none')}</div>}
        {rows.map((one) => (
          <div key={one.id} className="ht-pda-card">
            <strong>{one.number}</strong>
            <span className="ht-pda-plain">{t('lists.pieces', { orders: one.orders, stops: one.stops, picked: one.picked, pieces: one.pieces })}</span>
            {one.state === 'taken' && one.picker_id !== me.id ? (
              <span>{t('lists.of', { name: one.picker })}</span>
            ) : (
              <Button type={one.picker_id === me.id ? 'primary' : 'default'} block loading={take.running} onClick={() => void begin(one.id)}>
                {t(one.picker_id === me.id ? 'lists.go-on' : 'lists.take')}
              </Button>
            )}
          </div>
        ))}
      </Content>
    </Screen>
  )
}
