/** An order's way through the house, step by step, from all modules that know of it. */
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { api } from '@api/client'
import { useMay } from '@ui/me'
import { Button, Card, Flex, Segmented, Tag, Typography } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { type Happening, Timeline } from '@ui/timeline'
import { Time } from '@ui/time'
import { Empty } from '@ui/empty'
import { Entries } from './entries'
import { useJourneyText } from './texts'
import { meaningOf, type Step, useStepWords } from './words'

const ALL = 'all'

export default function Journey() {
  const t = useJourneyText()
  const { id = '' } = useParams()
  const [only, setOnly] = useState(ALL)
  const { moduleOf } = useStepWords()
  const asked = api.useQuery('get', '/api/console/ordering/orders/{order_id}/journey', { params: { path: { order_id: id } } })
  const steps = asked.data?.steps ?? []
  const modules = [...new Set(steps.map((step) => step.module))]
  const options = [{ value: ALL, label: t('all') }, ...modules.map((module) => ({ value: module, label: moduleOf(module) }))]
  const shown = steps.filter((step) => only === ALL || step.module === only)
  return (
    <PlainPage title={t('title', { number: asked.data?.number ?? '' })} what={t('what')} back={`/ordering/orders/${id}`} asked={asked}>
      <Flex vertical gap={12}>
        <Segmented options={options} value={only} onChange={setOnly} style={{ alignSelf: 'flex-start' }} />
        <Card>{shown.length === 0 ? <Empty why={t('none')} /> : <Steps steps={shown} />}</Card>
      </Flex>
    </PlainPage>
  )
}

function Steps({ steps }: { steps: readonly Step[] }) {
  const items: Happening[] = steps.map((step, index) => ({
    key: `${step.module}-${step.what}-${index}`,
    what: <StepLine step={step} />,
    meaning: meaningOf(step),
  }))
  return <Timeline items={items} />
}

function StepLine({ step }: { step: Step }) {
  const { whoOf, noteOf, moduleOf } = useStepWords()
  const note = noteOf(step)
  return (
    <Flex vertical gap={2}>
      <Flex gap={8} align="center" wrap>
        <Tag style={{ marginInlineEnd: 0 }}>{moduleOf(step.module)}</Tag>
        <Typography.Text strong>{step.title}</Typography.Text>
        <Document step={step} />
      </Flex>
      <Flex gap={12} wrap>
        <Typography.Text type="secondary" className="ht-number">
          <Time at={step.at} exact />
        </Typography.Text>
        <Typography.Text type="secondary">{whoOf(step)}</Typography.Text>
      </Flex>
      {note !== undefined && <div style={{ overflowWrap: 'anywhere' }}>{note}</div>}
      <LedgerPart step={step} />
    </Flex>
  )
}

/** The document behind a step, as a link for those who may open it. */
function Document({ step }: { step: Step }) {
  const t = useJourneyText()
  const may = useMay()
  const { documentOf } = useStepWords()
  if (step.document_kind === 'event') return <Typography.Text type="secondary">{t('position', { number: step.number })}</Typography.Text>
  if (step.module === 'ordering' || !step.document_id) return null
  const words = [documentOf(step.document_kind), step.number].filter(Boolean).join(' ')
  const to = addressOf(step, may)
  return to === undefined ? <Typography.Text type="secondary">{words}</Typography.Text> : <Link to={to}>{words}</Link>
}

function addressOf(step: Step, may: ReturnType<typeof useMay>): string | undefined {
  const id = step.document_id ?? ''
  if (step.module === 'ledger') return may('ledger.account') ? `/ledger/documents/${id}` : undefined
  if (step.document_kind === 'payment' && may('payments.payment')) return `/payments/payments/${id}`
  if (step.document_kind === 'refund' && may('payments.refund')) return `/payments/refunds/${id}`
  if (step.document_kind === 'shipment' && may('fulfilment.shipment')) return `/fulfilment/shipments/${id}`
  if (step.document_kind === 'trade' && may('ordering.trade')) return `/ordering/trades/${id}`
  if (step.document_kind === 'waybill' && may('logistics.waybill')) return `/logistics/waybills/${id}`
  if (step.document_kind === 'aftersale_case' && may('aftersale.case')) return `/aftersale/cases/${id}`
  if (step.document_kind === 'invoice_request' && may('invoicing.request')) return `/invoices/${id}`
  return undefined
}

function LedgerPart({ step }: { step: Step }) {
  const t = useJourneyText()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const chain = step.values['chain_id']
  if (typeof chain !== 'string' || !step.document_id) return null
  const count = Number(step.values['entries'] ?? 0)
  if (!may('ledger.account')) return <Typography.Text type="secondary">{t('entries', { count })}</Typography.Text>
  return (
    <div>
      <Button type="link" size="small" style={{ padding: 0 }} aria-expanded={open} onClick={() => setOpen(!open)}>
        {`${t('entries', { count })} · ${t('entries.show')}`}
      </Button>
      {open && <Entries document={step.document_id} chain={chain} />}
    </div>
  )
}
