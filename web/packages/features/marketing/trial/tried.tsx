/** A price explained: line by line, what was taken off by what, what was not and why. */
import type { ReactNode } from 'react'
import type { Schema } from '@api/types'
import { CheckCircleOutlined, MinusCircleOutlined } from '@ui/icons'
import { Money, yuan } from '@ui/money'
import { Divider, Flex, Typography } from '@ui/parts'
import { useSkuNames } from '../pickers/names'
import { amount } from '../rule'
import { useTrialText } from '../words-trial'

type Found = Schema<'TriedView'>
type Note = Found['notes'][number]

interface Props {
  found: Found
  wide?: boolean
}

export function Tried({ found, wide = false }: Props) {
  const t = useTrialText()
  const nameOf = useSkuNames(found.gifts.map((one) => one.sku_id))
  const names = new Map(found.notes.map((one) => [one.offer_id, one.name]))
  const off = found.gross_fen - found.payable_fen
  return (
    <Flex vertical gap={10} data-tried>
      {found.lines.map((line) => (
        <div key={line.sku_id}>
          <Row name={`${[line.name, line.spec_text].filter(Boolean).join(' ')} × ${line.quantity}`} strong>
            <Money fen={line.gross_fen} />
          </Row>
          {line.discounts.map((one) => (
            <Row key={one.offer_id} name={names.get(one.offer_id) ?? t('discount')} weak>
              −<Money fen={one.fen} />
              {wide && one.platform_fen > 0 && <span> ({t('borne', { platform: yuan(one.platform_fen), merchant: yuan(one.merchant_fen) })})</span>}
            </Row>
          ))}
          {line.discounts.length > 0 && (
            <Row name={t('line.pays')} weak>
              <Money fen={line.payable_fen} />
            </Row>
          )}
        </div>
      ))}
      {found.gifts.map((gift) => (
        <Row key={gift.sku_id} name={t('gift', { name: nameOf(gift.sku_id), quantity: gift.quantity })}>
          ¥0
        </Row>
      ))}
      <Divider style={{ marginBlock: 0 }} />
      <Row name={t('gross')}>
        <Money fen={found.gross_fen} />
      </Row>
      {off > 0 && (
        <Row name={t('off')}>
          −<Money fen={off} />
        </Row>
      )}
      <Row name={t('pays')} strong>
        <Typography.Text strong style={{ fontSize: 18, color: 'var(--ant-color-primary)' }}>
          <Money fen={found.payable_fen} />
        </Typography.Text>
      </Row>
      {found.free_freight.length > 0 && <Typography.Text type="success">{t('free-freight')}</Typography.Text>}
      {found.notes.length > 0 && <Typography.Text strong>{t('why')}</Typography.Text>}
      {found.notes.map((note) => (
        <Why key={note.offer_id} note={note} />
      ))}
    </Flex>
  )
}

function Row({ name, strong = false, weak = false, children }: { name: string; strong?: boolean; weak?: boolean; children: ReactNode }) {
  const type = weak ? 'secondary' : undefined
  return (
    <Flex justify="space-between" gap={12}>
      <Typography.Text type={type} strong={strong} style={{ minWidth: 0 }}>
        {name}
      </Typography.Text>
      <Typography.Text type={type} className="ht-number" style={{ flex: 'none' }}>
        {children}
      </Typography.Text>
    </Flex>
  )
}

export function Why({ note }: { note: Note }) {
  const t = useTrialText()
  const fen = (name: string) => (typeof note.values[name] === 'number' ? amount(Number(note.values[name])) : '')
  const values = {
    off: fen('off_fen'),
    missing: fen('missing_fen') || String(note.values['missing'] ?? ''),
    other: String(note.values['other'] ?? ''),
  }
  const key = note.why === 'applied' && values.off === '' ? 'why.applied.plain' : note.why === 'other_is_better' && values.other !== '' ? 'why.other_is_better.than' : (`why.${note.why}` as const)
  return (
    <Flex gap={8} align="flex-start">
      {note.applied ? (
        <CheckCircleOutlined aria-hidden style={{ color: 'var(--ant-color-success)', marginBlockStart: 4 }} />
      ) : (
        <MinusCircleOutlined aria-hidden style={{ color: 'var(--ant-color-text-quaternary)', marginBlockStart: 4 }} />
      )}
      <Typography.Text type={note.applied ? undefined : 'secondary'}>{t(key, { ...values, name: note.name })}</Typography.Text>
    </Flex>
  )
}
