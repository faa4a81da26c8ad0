/** One's own application: the steps while it can be written in, else how it stands. */
import { api } from '@api/client'
import { Empty } from '@ui/empty'
import { Alert, Flex } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { SteppedForm } from '@ui/stepped-form'
import { type Application, State } from '../states'
import { useText } from '../texts'
import { Outcome } from './outcome'
import { useApplySteps } from './steps'
import { useApplyText } from './texts'

export default function ApplicationPage() {
  const t = useApplyText()
  const asked = api.useQuery('get', '/api/console/merchants/own-application')
  const it = asked.data
  const state = it && <State kind="application" state={it.state} />
  const reload = async () => {
    await asked.refetch()
  }
  return (
    <PlainPage asked={asked} title={t('title')} what={t('what')} state={state}>
      {it === null && <Empty why={t('none')} />}
      {it && (isOpen(it) ? <Steps application={it} reload={reload} /> : <Outcome application={it} />)}
    </PlainPage>
  )
}

const isOpen = (it: Application) => it.state === 'draft' || it.state === 'returned'

function Steps({ application, reload }: { application: Application; reload: () => Promise<void> }) {
  const t = useApplyText()
  const word = useText()
  const steps = useApplySteps(application, reload)
  const notes = Object.keys(application.notes).map((step) => word(`step.${step}` as 'step.subject'))
  return (
    <Flex vertical gap={16}>
      {application.state === 'returned' && (
        <Alert
          type="warning"
          showIcon
          title={t('returned')}
          description={[application.reason, notes.join('、')].filter(Boolean).join(' — ')}
        />
      )}
      <SteppedForm steps={steps} />
    </Flex>
  )
}
