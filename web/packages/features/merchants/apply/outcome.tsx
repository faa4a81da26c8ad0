/** How an application stands that is not in its owner's hands: in review, refused, approved, open. */
import { useEffect } from 'react'
import { api } from '@api/client'
import { Button, Descriptions, Flex, Result } from '@ui/parts'
import { Money } from '@ui/money'
import { type Application, State } from '../states'
import { Summary } from './summary-facts'
import { useApplyText } from './texts'

export function Outcome({ application }: { application: Application }) {
  const t = useApplyText()
  // Whoever has just handed in stands at the end of a long page.
  useEffect(() => {
    // Newer browsers answer with a promise, which is no way to clean up.
    void document.getElementById('content')?.scrollTo({ top: 0 })
  }, [])
  if (application.state === 'approved') return <Approved application={application} />
  if (application.state === 'refused') return <Result status="error" title={t('state.refused')} subTitle={application.reason} />
  return (
    <Flex vertical gap={16}>
      <Result
        status="info"
        title={t('state.submitted')}
        subTitle={t('state.submitted.what', { at: application.submitted_at?.slice(0, 10) ?? '', number: application.number })}
      />
      <Summary application={application} />
    </Flex>
  )
}

function Approved({ application }: { application: Application }) {
  const t = useApplyText()
  const asked = api.useQuery('get', '/api/console/merchants/own-standing')
  const it = asked.data
  if (it?.state !== 'applying' && it !== undefined) {
    const reload = (
      <Button type="primary" onClick={() => location.assign('/merchant/')}>
        {t('reload')}
      </Button>
    )
    return <Result status="success" title={t('state.open')} subTitle={t('state.open.what')} extra={reload} />
  }
  return (
    <Flex vertical gap={16}>
      <Result status="success" title={t('state.approved')} subTitle={t('state.approved.what')} />
      {it !== undefined && (
        <Descriptions
          bordered
          column={1}
          items={[
            { key: 'due', label: t('deposit'), children: <Money fen={it.demanded_fen ?? 0} currency="CNY" /> },
            { key: 'held', label: t('deposit.held'), children: <Money fen={it.held_fen} currency="CNY" /> },
            { key: 'state', label: t('deposit.state'), children: it.deposit_state && <State kind="deposit" state={it.deposit_state} /> },
          ]}
        />
      )}
      <Summary application={application} />
    </Flex>
  )
}
