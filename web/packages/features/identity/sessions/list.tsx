/** Who is signed in just now. */
import { useNavigate } from 'react-router'
import { useAct } from '@api/act'
import { ListPage } from '@ui/list-page'
import type { Column } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Person } from '@ui/person'
import { useSay } from '@ui/say'
import { Time } from '@ui/time'
import { columnsOf, type Session } from './columns'
import { useText } from './texts'

export default function Sessions() {
  const t = useText()
  const say = useSay()
  const go = useNavigate()
  const may = useMay()('identity.session', 'write')
  const end = useAct('post', '/api/console/identity/sessions/{session_id}/revoke')

  async function endIt(one: Session) {
    const question = { title: t('end.title'), what: t('end.what', { name: one.name }), act: t('end'), danger: true }
    if (!(await say.confirm(question))) return
    try {
      await end.run({ params: { path: { session_id: one.id } } })
      say.done(t('ended'))
    } catch (error) {
      say.problem(error)
    }
  }
  const columns: Column<Session>[] = [
    { key: 'person', title: t('person'), show: (one) => <Person name={one.name} login={one.login} /> },
    ...columnsOf(t),
    { key: 'ends', title: t('ends'), show: (one) => <Time at={one.expires_at} exact />, hidden: true },
  ]
  return (
    <ListPage
      path="/api/console/identity/sessions"
      title={t('title')}
      what={t('what')}
      columns={columns}
      acts={(one) => [
        { key: 'of-one', title: t('of-one'), run: () => go(`/identity/sessions?login=${encodeURIComponent(one.login)}`) },
        ...(may ? [{ key: 'end', title: t('end'), run: () => endIt(one), danger: true }] : []),
      ]}
      filters={[{ kind: 'text', name: 'login', title: t('login') }]}
      empty={{ why: t('none') }}
    />
  )
}
