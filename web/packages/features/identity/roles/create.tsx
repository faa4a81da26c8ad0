/** A new role of the place where one works; the platform also makes templates. */
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct } from '@api/act'
import { FormCard } from '@ui/form'
import { useMe } from '@ui/me'
import { Flex, Segmented } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { useSay } from '@ui/say'
import { RoleFields } from './fields'
import { RolePreview } from './preview'
import { useText } from './texts'
import { type Console, EMPTY, givesOf, type Values } from './values'

const CONSOLES: Console[] = ['platform', 'merchant', 'warehouse']

export default function NewRole() {
  const t = useText()
  const say = useSay()
  const go = useNavigate()
  const { place } = useMe()
  const [console, setConsole] = useState<Console>(place.console)
  const [values, setValues] = useState(EMPTY)
  const create = useAct('post', '/api/console/identity/roles')

  async function submit(sent: Values) {
    const body = { ...givesOf(sent), name: sent.name, description: sent.description ?? '', console }
    const id = await create.run({ body })
    say.done(t('created'))
    void go(`/identity/roles/${id}`)
  }
  return (
    <PlainPage title={t('new')} what={t('new.what')} back="/identity/roles">
      <div className="ht-detail ht-detail-railed">
        <Flex vertical gap={16}>
          {place.console === 'platform' && (
            <Segmented<Console>
              aria-label={t('console')}
              value={console}
              onChange={setConsole}
              options={CONSOLES.map((one) => ({ value: one, label: t(`console.${one}`) }))}
            />
          )}
          <FormCard<Values> initial={EMPTY} submit={t('new')} onSubmit={submit} onChange={(_changed, all) => setValues({ ...EMPTY, ...all })}>
            <RoleFields console={console} fresh />
          </FormCard>
        </Flex>
        <aside className="ht-rail">
          <RolePreview values={values} console={console} />
        </aside>
      </div>
    </PlainPage>
  )
}
