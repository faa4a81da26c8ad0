/** What stands on the package of goods that come in: on one line of a document. */
import dayjs from 'dayjs'
import { Button, DatePicker, Flex, Input } from '@ui/parts'
import { titleOf } from '../goods'
import type { Line } from '../documents/values'
import { expiryOf } from './days'
import { useText } from './words'

const DAY = 'YYYY-MM-DD'
const WIDTH = 118
const LOT_NUMBER_CHARS_MAX = 40

interface Props {
  line: Line
  onChange: (change: Partial<Line>) => void
  /** The same goods once more, of another lot. */
  onAnother: () => void
  onAsk: () => void
}

export function LotCell({ line, onChange, onAnother, onAsk }: Props) {
  const t = useText()
  const life = line.sku.shelf_life_days ?? null
  const named = (word: 'lot' | 'produced' | 'expires') => `${t(word)} ${titleOf(line.sku)}`
  if (life === null && !line.marked)
    return (
      <Button type="link" size="small" style={{ paddingInline: 0, alignSelf: 'start' }} onClick={onAsk}>
        {t('add')}
      </Button>
    )
  function made(day: string | null) {
    onChange({ produced_on: day, ...(day !== null && life !== null ? { expires_on: expiryOf(day, life) } : {}) })
  }
  return (
    // Enter ends a date, not the form.
    <Flex role="presentation" gap={6} align="center" wrap style={{ maxWidth: 2 * WIDTH + 6 }} onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}>
      <DatePicker
        size="small"
        aria-label={named('produced')}
        placeholder={t('produced')}
        value={line.produced_on ? dayjs(line.produced_on) : null}
        maxDate={dayjs()}
        onChange={(day) => made(day?.format(DAY) ?? null)}
        style={{ width: WIDTH }}
      />
      <DatePicker
        size="small"
        aria-label={named('expires')}
        placeholder={t('expires')}
        value={line.expires_on ? dayjs(line.expires_on) : null}
        onChange={(day) => onChange({ expires_on: day?.format(DAY) ?? null })}
        status={life !== null && !line.expires_on ? 'warning' : undefined}
        style={{ width: WIDTH }}
      />
      <Input
        size="small"
        aria-label={named('lot')}
        placeholder={t('lot')}
        maxLength={LOT_NUMBER_CHARS_MAX}
        value={line.lot_number ?? ''}
        onChange={(event) => onChange({ lot_number: event.target.value || null })}
        style={{ width: WIDTH }}
      />
      <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={onAnother}>
        {t('another')}
      </Button>
    </Flex>
  )
}
