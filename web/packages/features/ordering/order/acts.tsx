/** What may be done with an order now; what a person looks for and cannot do says why. */
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct } from '@api/act'
import { HistoryOutlined, MoreOutlined } from '@ui/icons'
import { useMay } from '@ui/me'
import { Button, Dropdown, Flex, Tooltip } from '@ui/parts'
import { PrintButton, usePrint } from '@ui/print'
import { useSay } from '@ui/say'
import { useMayAddress } from '../rights'
import type { OrderPage } from '../state'
import { useText } from '../texts'
import { useOrderActs } from '../use-acts'
import { AddressForm } from './address-form'
import { LinesForm } from './lines-form'
import { PriceForm } from './price-form'
import { useOrderText } from './texts'

type Form = 'price' | 'address' | 'lines'
type Offered = { key: string; label: string; danger: boolean; disabled: boolean; title: string | undefined; onClick: () => void }

export function Acts({ it }: { it: OrderPage }) {
  const t = useText()
  const own = useOrderText()
  const say = useSay()
  const go = useNavigate()
  const may = useMay()
  const mayWrite = may('ordering.order', 'write')
  const mayAddress = useMayAddress()
  const { mark, release, cancel, drawn } = useOrderActs()
  const cancelTrade = useAct('post', '/api/console/ordering/trades/{trade_id}/cancel')
  const [form, setForm] = useState<Form>()
  const can = new Set(it.acts)
  const { print } = usePrint()

  async function giveUp() {
    const what = t('cancel_trade.what', { count: it.sisters_count + 1 })
    if (!(await say.confirm({ title: t('cancel_trade.title', { number: it.trade_number }), what, act: t('cancel_trade.act'), danger: true }))) return
    await cancelTrade.run({ params: { path: { trade_id: it.trade_id } } })
    say.done(t('cancel_trade.done'))
  }
  const offered = (key: string, label: string, able: boolean, onClick: () => void, danger = false): Offered => ({
    key,
    label,
    danger,
    disabled: !able,
    title: able ? undefined : own('acts.cannot'),
    onClick,
  })
  const more: Offered[] = [
    ...(mayWrite ? [offered('receipt', t('print-receipt'), it.paid_at !== null, () => void print('/api/console/ordering/orders/receipts', { order_ids: [it.id] }))] : []),
    ...(mayWrite ? [offered('lines', own('goods'), can.has('change_lines'), () => setForm('lines'))] : []),
    ...(mayWrite && mayAddress ? [offered('address', own('address.change'), can.has('change_address'), () => setForm('address'))] : []),
    ...(may('ordering.hold', 'write') && can.has('release_hold') ? [offered('release', t('release'), true, () => release([it]))] : []),
    ...(may('ordering.trade', 'write') && can.has('cancel_trade') ? [offered('cancel_trade', t('cancel_trade'), true, () => void giveUp().catch(say.problem), true)] : []),
    ...(mayWrite && !can.has('cancel_trade') ? [offered('cancel', t('cancel'), can.has('cancel'), () => void cancel([it]), true)] : []),
  ]
  return (
    <Flex gap={8}>
      <Button icon={<HistoryOutlined />} onClick={() => void go(`/ordering/orders/${it.id}/journey`)}>
        {t('journey')}
      </Button>
      {more.length > 0 && (
        <Dropdown menu={{ items: more }} trigger={['click']}>
          <Button icon={<MoreOutlined />}>{own('more')}</Button>
        </Dropdown>
      )}
      {mayWrite && <PrintButton path="/api/console/ordering/orders/delivery-notes" body={{ order_ids: [it.id] }} title={t('print-note')} />}
      {mayWrite && <Button onClick={() => mark([it])}>{t('mark')}</Button>}
      {mayWrite && (
        <Possible able={can.has('change_price')} why={own('acts.cannot')}>
          <Button type="primary" disabled={!can.has('change_price')} onClick={() => setForm('price')}>
            {own('price')}
          </Button>
        </Possible>
      )}
      {form === 'price' && <PriceForm it={it} close={() => setForm(undefined)} />}
      {form === 'lines' && <LinesForm it={it} close={() => setForm(undefined)} />}
      {form === 'address' && <AddressForm it={it} close={() => setForm(undefined)} />}
      {drawn}
    </Flex>
  )
}

function Possible({ able, why, children }: { able: boolean; why: string; children: ReactNode }) {
  return able ? children : <Tooltip title={why}>{children}</Tooltip>
}
