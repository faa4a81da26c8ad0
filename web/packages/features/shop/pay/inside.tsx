/** Paid inside WeChat: its own sheet comes up over the page. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { ClockCircleOutline } from '@ui/shop/icons'
import { Button } from '@ui/shop/parts'
import { Told } from '@ui/shop/told'
import { type Ended, payInside } from './scene'
import { useText } from './texts'

const TITLES = { paid: 'heard', left: 'inside.left', none: 'inside.none' } as const

export function Inside({ said }: { said: Record<string, unknown> }) {
  const t = useText()
  const [ended, setEnded] = useState<Ended | null>(null)
  const pay = useCallback(() => void payInside(said).then(setEnded), [said])
  const hasBegun = useRef(false)
  useEffect(() => {
    // Once, as soon as it is there: the buyer has pressed the button of payment just now.
    if (hasBegun.current) return
    hasBegun.current = true
    pay()
  }, [pay])
  return (
    <Told sign={<ClockCircleOutline />} title={t(ended === null ? 'waiting' : TITLES[ended])} what={t(ended === 'none' ? 'inside.none.what' : 'waiting.what')}>
      {ended === 'left' ? (
        <Button color="primary" onClick={pay}>
          {t('again')}
        </Button>
      ) : null}
    </Told>
  )
}
