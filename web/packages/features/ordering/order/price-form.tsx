/** Another price before it is paid: over all goods or line by line, seen to the fen before it counts. */
import { useState } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Custom, RadioField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { Money, yuan } from '@ui/money'
import { Alert, Flex, Typography } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { YuanInput } from '@ui/yuan-field'
import type { Line, OrderPage } from '../state'
import { Change } from './change'
import { wordsOf } from './problems'
import { type OrderText, useOrderText } from './texts'

type NewPrice = Schema<'NewPrice'>
type Repriced = Schema<'RepricedView'>
type How = 'whole' | 'lines'
interface Values {
  how: How
  adjust_fen: number | null
}
type Shares = Record<string, number | null>

const beforeOf = (line: Line) => line.gross_fen - line.discount_fen

export function PriceForm({ it, close }: { it: OrderPage; close: () => void }) {
  const t = useOrderText()
  const say = useSay()
  const change = useAct('put', '/api/console/ordering/orders/{order_id}/price')
  const [how, setHow] = useState<How>('whole')
  const [whole, setWhole] = useState<number | null>(it.adjust_fen === 0 ? null : it.adjust_fen)
  const [shares, setShares] = useState<Shares>(() => Object.fromEntries(it.lines.map((line) => [line.id, line.adjust_fen])))

  const wanted = wantedOf(how, whole, shares)
  const preview = api.useQuery(
    'post',
    '/api/console/ordering/orders/{order_id}/price/preview',
    { params: { path: { order_id: it.id } }, body: wanted ?? { adjust_fen: 0 } },
    { enabled: wanted !== undefined, placeholderData: keepPreviousData, retry: false },
  )
  const repriced = wanted === undefined || preview.error ? undefined : preview.data

  async function submit() {
    if (wanted === undefined) return
    await change.run({ params: { path: { order_id: it.id } }, body: { version: it.version, ...wanted } })
    say.done(t('price.changed', { payable: yuan(repriced?.payable_fen ?? it.payable_fen) }))
  }
  const least = -it.lines.reduce((sum, line) => sum + beforeOf(line), 0)
  return (
    <FormDrawer<Values>
      title={t('price.title', { number: it.number })}
      open
      width={760}
      onClose={close}
      initial={{ how, adjust_fen: whole }}
      onChange={(_changed, all) => {
        setHow(all.how)
        setWhole(all.adjust_fen)
      }}
      submit={t('price.submit')}
      onSubmit={submit}
    >
      <Typography.Paragraph type="secondary">{t('price.what')}</Typography.Paragraph>
      <RadioField name="how" label={t('price.how')} options={(['whole', 'lines'] as const).map((value) => ({ value, label: t(`price.${value}`) }))} />
      {how === 'whole' && (
        <Custom name="adjust_fen" label={t('price.adjust')} help={t('price.adjust.help')} required>
          <YuanInput min={least} label={t('price.adjust')} />
        </Custom>
      )}
      {preview.error && wanted !== undefined && <Alert type="error" showIcon title={wordsOf(preview.error)} style={{ marginBlockEnd: 12 }} />}
      <Preview it={it} repriced={repriced} shares={how === 'lines' ? shares : undefined} onShare={(id, fen) => setShares({ ...shares, [id]: fen })} t={t} />
    </FormDrawer>
  )
}

/** What is asked for, as the server takes it; undefined while something is missing. */
export function wantedOf(how: How, whole: number | null, shares: Shares): NewPrice | undefined {
  if (how === 'whole') return whole === null ? undefined : { adjust_fen: whole }
  const lines = Object.entries(shares).map(([line_id, adjust_fen]) => ({ line_id, adjust_fen: adjust_fen ?? 0 }))
  return { lines: lines.filter((one) => one.adjust_fen !== 0) }
}

interface PreviewProps {
  it: OrderPage
  repriced: Repriced | undefined
  shares: Shares | undefined
  onShare: (line: string, fen: number | null) => void
  t: OrderText
}

function Preview({ it, repriced, shares, onShare, t }: PreviewProps) {
  const of = (line: Line) => repriced?.lines.find((one) => one.line_id === line.id)
  return (
    <>
      <PlainTable<Line>
        rows={it.lines}
        columns={[
          { key: 'good', title: t('line.good'), width: 220, show: (line) => <span style={{ whiteSpace: 'normal' }}>{`${line.product_name} ${line.spec_text} × ${line.quantity}`}</span> },
          { key: 'before', title: t('price.before'), right: true, show: (line) => <Money fen={beforeOf(line)} /> },
          {
            key: 'share',
            title: t('price.share'),
            right: true,
            show: (line) =>
              shares === undefined ? (
                <Money fen={of(line)?.adjust_fen} />
              ) : (
                <YuanInput value={shares[line.id]} min={-beforeOf(line)} small width={130} label={`${t('price.share')} ${line.product_name}`} onChange={(fen) => onShare(line.id, fen)} />
              ),
          },
          { key: 'after', title: t('price.after'), right: true, show: (line) => <Money fen={of(line)?.payable_fen} /> },
        ]}
      />
      <Flex vertical align="end" gap={4} style={{ marginBlockStart: 12 }}>
        {repriced === undefined ? (
          <Typography.Text type="secondary">{t('price.wait')}</Typography.Text>
        ) : (
          <>
            <Change label={t('price.order')} before={it.payable_fen} after={repriced.payable_fen} />
            {it.sisters_count > 0 && <Change label={t('price.trade')} before={repriced.trade_payable_fen - repriced.payable_fen + it.payable_fen} after={repriced.trade_payable_fen} />}
            {repriced.trade_payable_fen === 0 && <Alert type="warning" showIcon title={t('price.free')} />}
          </>
        )}
      </Flex>
    </>
  )
}
