/** Where one is signed in, and how to end it from here. */
import { useAct } from '@api/act'
import { api } from '@api/client'
import { Section } from '@ui/detail-page'
import { Button } from '@ui/parts'
import { Content } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { columnsOf, type Session } from '../sessions/columns'
import { useText } from '../sessions/texts'

export function OwnSessions() {
  const t = useText()
  const say = useSay()
  const asked = api.useQuery('get', '/api/console/identity/me/sessions')
  const end = useAct('post', '/api/console/identity/me/sessions/{session_id}/revoke')
  const endOthers = useAct('post', '/api/console/identity/me/sessions/revoke-others')
  const others = (asked.data ?? []).filter((one) => !one.current)

  async function told(act: Promise<unknown>, done: string) {
    try {
      await act
      say.done(done)
    } catch (error) {
      say.problem(error)
    }
  }
  async function endAll() {
    const question = { title: t('others.title'), what: t('others.what'), act: t('others.end'), danger: true }
    if (await say.confirm(question)) await told(endOthers.run(), t('others.ended'))
  }
  const extra = (
    <Button disabled={others.length === 0} loading={endOthers.running} onClick={() => void endAll()}>
      {t('others.end')}
    </Button>
  )
  return (
    <Section title={t('own.title')} extra={extra}>
      <Content asked={asked}>
        <PlainTable<Session>
          rows={asked.data}
          columns={columnsOf(t)}
          acts={(one) =>
            one.current ? [] : [{ key: 'end', title: t('end.own'), run: () => told(end.run({ params: { path: { session_id: one.id } } }), t('ended')) }]
          }
        />
      </Content>
    </Section>
  )
}
