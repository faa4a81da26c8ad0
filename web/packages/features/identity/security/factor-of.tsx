/** Somebody's second factor: whether there is one, and taking it away when it was lost. */
import { useAct } from '@api/act'
import { api } from '@api/client'
import { Section } from '@ui/detail-page'
import { useMay } from '@ui/me'
import { Button, Flex } from '@ui/parts'
import { Content } from '@ui/plain-page'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { useText } from './texts'

export function FactorOf({ account }: { account: { id: string; name: string; in_hand: boolean } }) {
  const t = useText()
  const say = useSay()
  const may = useMay()('identity.account', 'write') && account.in_hand
  const at = { params: { path: { account_id: account.id } } }
  const asked = api.useQuery('get', '/api/console/identity/accounts/{account_id}/second-factor', at)
  const reset = useAct('post', '/api/console/identity/accounts/{account_id}/second-factor/reset')
  async function resetIt() {
    const question = { title: t('reset.title', { name: account.name }), what: t('reset.what'), act: t('reset'), danger: true }
    if (!(await say.confirm(question))) return
    try {
      await reset.run(at)
      say.done(t('reset.done'))
    } catch (error) {
      say.problem(error)
    }
  }
  const on = asked.data?.enabled === true
  return (
    <Section title={t('factor')}>
      <Content asked={asked}>
        <Flex vertical gap={12} align="start">
          <StatusTag meaning={on ? 'good' : 'off'}>{t(on ? 'on' : 'off')}</StatusTag>
          {on && may && (
            <Button danger loading={reset.running} onClick={() => void resetIt()}>
              {t('reset')}
            </Button>
          )}
        </Flex>
      </Content>
    </Section>
  )
}
