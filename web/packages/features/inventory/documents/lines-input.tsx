/** The lines of a document: goods are scanned, then counted. */
import { DeleteOutlined } from '@ui/icons'
import { Button, Flex, InputNumber, Select, Typography } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { ScanField } from '@ui/scan-field'
import { useWords } from '@ui/words'
import { YuanInput } from '@ui/yuan-field'
import { useMayCost } from '../cost'
import { GoodsCell, titleOf } from '../goods'
import { LotCell } from '../lots/cell'
import { CONDITIONS, type Condition } from '../words'
import { useScan } from './hooks'
import type { Kind } from './state'
import { useText } from './texts'
import { comesIn, type Line, scanned } from './values'
import { Which } from './which'

const PIECES_MAX = 10_000_000

interface Props {
  kind: Kind
  value?: Line[]
  onChange?: (lines: Line[]) => void
}

export function LinesInput({ kind, value = [], onChange }: Props) {
  const t = useText()
  const take = useScan((goods) => onChange?.(scanned(value, goods, kind === 'adjustment' ? -1 : 1)))
  return (
    <Flex vertical gap={12}>
      {/* Enter sends the code, not the form. */}
      <div role="presentation" style={{ maxWidth: 420 }} onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}>
        <ScanField onScan={(code) => void take.scan(code)} placeholder={t('scan.hint')} />
      </div>
      {value.length === 0 ? <Typography.Text type="secondary">{t('lines.none')}</Typography.Text> : <Lines kind={kind} value={value} onChange={onChange} />}
      <Which goods={take.several} onChoose={take.choose} onDrop={take.drop} />
    </Flex>
  )
}

interface Row extends Line {
  key: string
  index: number
}

function Lines({ kind, value, onChange }: Required<Pick<Props, 'kind' | 'value'>> & Pick<Props, 'onChange'>) {
  const t = useText()
  const word = useWords()
  const mayCost = useMayCost()
  const put = (index: number, change: Partial<Line>) => onChange?.(value.map((line, at) => (at === index ? { ...line, ...change } : line)))
  const rows: Row[] = value.map((line, index) => ({ ...line, index, key: `${line.sku.id} ${index}` }))
  const conditions = CONDITIONS.map((one) => ({ value: one, label: t(one) }))
  const choose = (row: Row, name: 'condition' | 'condition_to', label: string) => (
    <Select<Condition> aria-label={label} value={row[name]} options={conditions} onChange={(one) => put(row.index, { [name]: one })} style={{ width: 128 }} />
  )
  function lot(row: Row) {
    const another = { ...row, quantity: 1, lot_number: null, produced_on: null, expires_on: null }
    return (
      <LotCell
        line={row}
        onChange={(change) => put(row.index, change)}
        onAsk={() => put(row.index, { marked: true })}
        onAnother={() => onChange?.(value.toSpliced(row.index + 1, 0, another))}
      />
    )
  }
  return (
    <PlainTable<Row>
      rowKey="key"
      rows={rows}
      columns={[
        {
          key: 'goods',
          title: t('lines'),
          show: (row) => (
            <Flex vertical gap={6}>
              <GoodsCell goods={row.sku} width={240} />
              {comesIn(kind, row) && lot(row)}
            </Flex>
          ),
        },
        {
          key: 'quantity',
          title: kind === 'adjustment' ? t('change') : t('quantity'),
          show: (row) => (
            <InputNumber
              aria-label={`${t('quantity')} ${titleOf(row.sku)}`}
              value={row.quantity}
              min={kind === 'adjustment' ? -PIECES_MAX : 1}
              max={PIECES_MAX}
              precision={0}
              onChange={(quantity) => put(row.index, { quantity })}
              style={{ width: 110 }}
            />
          ),
        },
        {
          key: 'condition',
          title: kind === 'condition' ? t('condition.from') : t('condition'),
          show: (row) => choose(row, 'condition', t('condition.from')),
        },
        ...(kind === 'condition' ? [{ key: 'to', title: t('condition.to'), show: (row: Row) => choose(row, 'condition_to', t('condition.to')) }] : []),
        ...(kind !== 'condition' && mayCost ? [{ key: 'cost', title: t('cost'), show: (row: Row) => <Cost row={row} put={put} /> }] : []),
        {
          key: 'remove',
          title: '',
          show: (row) => (
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={`${word('act.remove')} ${titleOf(row.sku)}`}
              onClick={() => onChange?.(value.filter((_, at) => at !== row.index))}
            />
          ),
        },
      ]}
    />
  )
}

function Cost({ row, put }: { row: Row; put: (index: number, change: Partial<Line>) => void }) {
  const t = useText()
  if ((row.quantity ?? 0) < 0) return <Typography.Text type="secondary">—</Typography.Text>
  return <YuanInput value={row.cost_fen} onChange={(cost_fen) => put(row.index, { cost_fen })} hint={t('cost.hint')} label={`${t('cost')} ${titleOf(row.sku)}`} width={120} />
}
