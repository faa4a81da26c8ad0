/** What a draft would have done to paid orders of some days. */
import { useState } from 'react'
import { Link } from 'react-router'
import dayjs from 'dayjs'
import { useAct } from '@api/act'
import { asProblem } from '@api/problem'
import type { Schema } from '@api/types'
import { Money } from '@ui/money'
import { Alert, Button, DatePicker, Descriptions, Flex, Typography } from '@ui/parts'
import { useMay } from '@ui/me'
import { useSay } from '@ui/say'
import type { Content } from '../values'
import { useTrialText } from '../words-trial'

type Found = Schema<'SimulationView'>

const USUAL_DAYS = 30
const DAYS_MAX = 366

export function Simulation({ content }: { content: Content | undefined }) {
  const t = useTrialText()
  const say = useSay()
  const [days, setDays] = useState(() => [dayjs().startOf('day').subtract(USUAL_DAYS, 'day'), dayjs().startOf('day').add(1, 'day')] as const)
  const [found, setFound] = useState<{ of: string; view: Found }>()
  const run = useAct('post', '/api/console/marketing/promotions/simulate', { touches: [] })
  const [from, below] = days
  const sound = below.isAfter(from) && below.diff(from, 'day') <= DAYS_MAX
  const of = JSON.stringify([content, from, below])

  async function simulate() {
    if (content === undefined) return
    try {
      const view = await run.run({ body: { promotion: content, placed_from: from.toISOString(), placed_below: below.toISOString() } })
      setFound({ of, view })
    } catch (error) {
      say.problem(asProblem(error))
    }
  }

  return (
    <Flex vertical gap={12}>
      <Typography.Text type="secondary">{t('sim.what')}</Typography.Text>
      <DatePicker.RangePicker
        value={[from, below.subtract(1, 'day')]}
        allowClear={false}
        status={sound ? undefined : 'error'}
        maxDate={dayjs()}
        onChange={(next) => next?.[0] && next[1] && setDays([next[0].startOf('day'), next[1].startOf('day').add(1, 'day')])}
        aria-label={t('sim.from')}
      />
      {!sound && <Typography.Text type="danger">{t('sim.dates')}</Typography.Text>}
      <Button onClick={() => void simulate()} loading={run.running} disabled={content === undefined || !sound}>
        {t('sim.run')}
      </Button>
      {content === undefined && <Typography.Text type="secondary">{t('sim.waiting')}</Typography.Text>}
      {found?.of === of && <Outcome view={found.view} />}
    </Flex>
  )
}

function Outcome({ view }: { view: Found }) {
  const t = useTrialText()
  if (view.trades === 0) return <Alert type="info" showIcon title={t('sim.none')} />
  const items = [
    { key: 'trades', label: t('sim.trades'), children: t(view.more ? 'sim.trades.more' : 'sim.trades.count', { count: view.trades }) },
    { key: 'touched', label: t('sim.touched'), children: t('sim.trades.count', { count: view.touched }) },
    { key: 'paid', label: t('sim.paid'), children: <Money fen={view.paid_fen} /> },
    { key: 'simulated', label: t('sim.simulated'), children: <Money fen={view.simulated_fen} /> },
    { key: 'discount', label: t('sim.discount'), children: <Money fen={view.discount_fen} /> },
    { key: 'platform', label: t('sim.platform'), children: <Money fen={view.platform_fen} /> },
    { key: 'merchant', label: t('sim.merchant'), children: <Money fen={view.merchant_fen} /> },
    ...(view.gifts > 0 ? [{ key: 'gifts', label: t('sim.gifts'), children: t('sim.pieces', { count: view.gifts }) }] : []),
  ]
  return (
    <div data-simulated>
      <Descriptions items={items} column={1} size="small" />
      {view.examples.length > 0 && (
        <>
          <Typography.Paragraph strong style={{ marginBlock: '12px 4px' }}>
            {t('sim.examples', { count: view.examples.length })}
          </Typography.Paragraph>
          <Examples rows={view.examples} />
        </>
      )}
    </div>
  )
}

function Examples({ rows }: { rows: Found['examples'] }) {
  const may = useMay()('ordering.order')
  return rows.map((row) => (
    <Flex key={row.trade_id} justify="space-between" wrap gap={8} style={{ paddingBlock: 2 }}>
      {may ? <Link to={`/ordering/trades/${row.trade_id}`}>{row.number}</Link> : <span>{row.number}</span>}
      <Typography.Text className="ht-number" style={{ marginInlineStart: 'auto', whiteSpace: 'nowrap' }}>
        <Typography.Text type="secondary" delete>
          <Money fen={row.paid_fen} />
        </Typography.Text>{' '}
        <Money fen={row.simulated_fen} />
      </Typography.Text>
    </Flex>
  ))
}
