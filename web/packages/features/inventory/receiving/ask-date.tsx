/** One question before the shelf: which date the package bears. Digits only, as they are printed. */
import { useState } from 'react'
import { Button, Flex, Input, Modal, Segmented, Typography } from '@ui/parts'
import { type Goods, titleOf } from '../goods'
import { dayOf, expiryOf } from '../lots/days'
import { useText } from '../lots/words'

export interface Marks {
  lot_number: string | null
  produced_on: string | null
  expires_on: string | null
}

interface Props {
  goods: Goods | undefined
  onAnswer: (marks: Marks) => void
  onDrop: () => void
}

const LOT_NUMBER_CHARS_MAX = 40

export function AskDate({ goods, onAnswer, onDrop }: Props) {
  return (
    <Modal open={goods !== undefined} title={titleOf(goods)} footer={null} onCancel={onDrop} destroyOnHidden className="ht-receiving-ask">
      {goods !== undefined && <Question key={goods.id} life={goods.shelf_life_days ?? null} onAnswer={onAnswer} />}
    </Modal>
  )
}

function Question({ life, onAnswer }: { life: number | null; onAnswer: (marks: Marks) => void }) {
  const t = useText()
  const [which, setWhich] = useState<'produced' | 'expires'>(life === null ? 'expires' : 'produced')
  const [typed, setTyped] = useState('')
  const [lot, setLot] = useState('')
  const day = dayOf(typed)
  const expires = day !== undefined && which === 'produced' && life !== null ? expiryOf(day, life) : day
  const wrong = typed.length >= 6 && day === undefined

  function answer() {
    if (day === undefined || expires === undefined) return
    onAnswer({ lot_number: lot.trim() || null, produced_on: which === 'produced' ? day : null, expires_on: expires })
  }

  return (
    <Flex vertical gap={12} role="group" aria-label={t('ask.title')} onKeyDown={(event) => event.key === 'Enter' && answer()}>
      {life !== null && (
        <Segmented
          block
          aria-label={t('ask.which')}
          value={which}
          onChange={setWhich}
          options={[
            { value: 'produced', label: t('produced') },
            { value: 'expires', label: t('expires') },
          ]}
        />
      )}
      <Input
        autoFocus
        inputMode="numeric"
        aria-label={t(which)}
        placeholder={t('ask.hint')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        status={wrong ? 'error' : undefined}
      />
      <Typography.Text type={wrong ? 'danger' : 'secondary'} style={{ fontSize: 18, minHeight: 27 }}>
        {wrong ? t('ask.wrong') : expires === undefined ? '' : t('ask.expires', { day: expires })}
      </Typography.Text>
      <Input aria-label={t('lot')} placeholder={t('ask.lot')} maxLength={LOT_NUMBER_CHARS_MAX} value={lot} onChange={(event) => setLot(event.target.value)} />
      <Button type="primary" block disabled={day === undefined} onClick={answer}>
        {t('ask.do')}
      </Button>
    </Flex>
  )
}
