/** Where one is signed in, and how to end it from here. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Section } from '@ui/detail-page'
import { SecretField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { Button, Typography } from '@ui/parts'
import { Content } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { columnsOf, type Session } from '../sessions/columns'
import { useText } from '../sessions/texts'

type Which = Session | 'others'

export function OwnSessions() {
  const t = useText()
  const say = useSay()
  const [ending, setEnding] = useState<Which | null>(null)
  const asked = api.useQuery('get', '/api/console/identity/me/sessions')
  const end = useAct('post', '/api/console/identity/me/sessions/{session_id}/revoke')
  const endOthers = useAct('post', '/api/console/identity/me/sessions/revoke-others')
  const others = (asked.data ?? []).filter((one) => !one.current)

  async function prove(body: Schema<'ProveOneself'>) {
    if (ending === null) return
    if (ending === 'others') await endOthers.run({ body })
    else await end.run({ params: { path: { session_id: ending.id } }, body })
    say.done(t(ending === 'others' ? 'others.ended' : 'ended'))
  }
  const extra = (
    <Button disabled={others.length === 0} loading={endOthers.running} onClick={() => setEnding('others')}>
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
            one.current ? [] : [{ key: 'end', title: t('end.own'), run: () => setEnding(one) }]
          }
        />
      </Content>
      <FormModal<Schema<'ProveOneself'>>
        open={ending !== null}
        title={t(ending === 'others' ? 'others.title' : 'own.end.title')}
        submit={t(ending === 'others' ? 'others.end' : 'end.own')}
        danger
        onClose={() => setEnding(null)}
        onSubmit={prove}
      >
        <Typography.Paragraph>{t(ending === 'others' ? 'others.what' : 'own.end.what')}</Typography.Paragraph>
        <SecretField name="password" label={t('own.prove')} required autoFocus />
      </FormModal>
    </Section>
  )
}
