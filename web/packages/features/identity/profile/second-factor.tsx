/** One's own second factor: how it stands, and what may be done about it. */
import { type ReactNode, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { api, client } from '@api/client'
import type { Schema } from '@api/types'
import { Section } from '@ui/detail-page'
import { SecretField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { Alert, Button, Descriptions, Flex, Typography } from '@ui/parts'
import { Content } from '@ui/plain-page'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { Confirm } from './confirm-factor'
import { RecoveryCodes } from './recovery-codes'
import { useText } from './texts'

type State = Schema<'FactorStateView'>
type Step = 'begin' | 'renew' | 'remove' | null

const CODES_FEW = 3

export function SecondFactor() {
  const t = useText()
  const say = useSay()
  const queries = useQueryClient()
  const [step, setStep] = useState<Step>(null)
  const [enrolment, setEnrolment] = useState<Schema<'EnrolmentView'> | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const asked = api.useQuery('get', '/api/console/identity/me/second-factor')

  async function prove(body: Schema<'ProveOneself'>) {
    if (step === 'begin') setEnrolment(answerOf(await client.POST('/api/console/identity/me/second-factor', { body })))
    if (step === 'renew') setCodes(answerOf(await client.POST('/api/console/identity/me/second-factor/recovery-codes', { body })).recovery_codes)
    if (step === 'remove') {
      const { error } = await client.POST('/api/console/identity/me/second-factor/remove', { body })
      if (error !== undefined) throw error
      say.done(t('factor.removed'))
    }
    if (step !== 'begin') await queries.invalidateQueries()
  }
  const titles = { begin: t('factor.begin'), renew: t('factor.renew'), remove: t('factor.remove') }
  return (
    <Section title={t('factor')} extra={asked.data && <Acts state={asked.data} choose={setStep} />}>
      <Content asked={asked}>{asked.data && <Told state={asked.data} />}</Content>
      <FormModal<Schema<'ProveOneself'>>
        open={step !== null}
        title={step && titles[step]}
        submit={step === 'remove' ? t('factor.remove') : t('continue')}
        danger={step === 'remove'}
        onClose={() => setStep(null)}
        onSubmit={prove}
      >
        <SecretField name="password" label={t('factor.prove')} required autoFocus />
      </FormModal>
      <Confirm enrolment={enrolment} onClose={() => setEnrolment(null)} onDone={setCodes} />
      <RecoveryCodes codes={codes} onClose={() => setCodes(null)} />
    </Section>
  )
}

function answerOf<Answer>({ data, error }: { data?: Answer; error?: unknown }): Answer {
  if (data === undefined) throw error
  return data
}

function Acts({ state, choose }: { state: State; choose: (step: Step) => void }) {
  const t = useText()
  if (!state.enabled)
    return (
      <Button type="primary" onClick={() => choose('begin')}>
        {t('factor.begin')}
      </Button>
    )
  return (
    <Flex gap={8}>
      <Button onClick={() => choose('renew')}>{t('factor.renew')}</Button>
      <Button danger disabled={state.demanded} onClick={() => choose('remove')}>
        {t('factor.remove')}
      </Button>
    </Flex>
  )
}

function Told({ state }: { state: State }) {
  const t = useText()
  const tag: ReactNode = <StatusTag meaning={state.enabled ? 'good' : 'off'}>{t(state.enabled ? 'factor.on' : 'factor.off')}</StatusTag>
  const items = [
    { key: 'state', label: t('factor'), children: tag },
    { key: 'since', label: t('factor.since'), children: <Time at={state.since} exact /> },
    { key: 'codes', label: t('factor.codes'), children: state.recovery_codes_left },
  ]
  return (
    <Flex vertical gap={12}>
      <Typography.Text type="secondary">{t('factor.what')}</Typography.Text>
      {state.enabled && (state.recovery_codes_left ?? 0) <= CODES_FEW && <Alert type="warning" showIcon title={t('factor.codes.few')} />}
      {state.enabled ? <Descriptions items={items} size="small" column={3} /> : <div>{tag}</div>}
    </Flex>
  )
}
