/** The coupon centre: what can be taken, and exchanging a code. */
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import '@ui/shop/buying.css'
import '@ui/shop/own.css'
import { useAct } from '@api/act'
import { asProblem, type Problem } from '@api/problem'
import { Anchor } from '@ui/shop/anchor'
import { Refused } from '@ui/shop/failures'
import { CouponOutline } from '@ui/shop/icons'
import { ShopPage } from '@ui/shop/page'
import { Button } from '@ui/shop/parts'
import { say } from '@ui/shop/say'
import { Bone } from '@ui/shop/skeleton'
import { Told } from '@ui/shop/told'
import { useSignIn } from '../me/signing-in'
import { useWho } from '../me/who'
import { COUPONS, OfferedCoupon, useOffered } from './offered'
import { useText } from './texts'

export default function CouponCentrePage() {
  const t = useText()
  const mine = (
    <Link className="hs-word" style={{ lineHeight: '44px' }} to="/coupons/mine">
      {t('mine')}
    </Link>
  )
  return (
    <ShopPage title={t('centre')} extra={mine}>
      <Code />
      <Offered />
    </ShopPage>
  )
}

function Offered() {
  const t = useText()
  const asked = useOffered()
  if (asked.data === undefined) {
    return asked.error === null ? (
      <div className="hs-pad hs-waiting">
        <Bone height={92} />
      </div>
    ) : (
      <Refused error={asked.error} retry={() => void asked.refetch()} />
    )
  }
  if (asked.data.length === 0) {
    return (
      <Told sign={<CouponOutline />} title={t('none')} what={t('none.what')}>
        <Anchor to="/">{t('home')}</Anchor>
      </Told>
    )
  }
  return (
    <div className="hs-coupons">
      {asked.data.map((coupon) => (
        <OfferedCoupon key={coupon.id} coupon={coupon} use />
      ))}
    </div>
  )
}

const CODE = /^[\dA-Za-z]{6,40}$/

function Code() {
  const t = useText()
  const who = useWho()
  const signIn = useSignIn()
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const act = useAct('post', '/api/shop/coupons/code', { touches: COUPONS })
  const said = (problem: Problem) => problem.errors.find((one) => one.place === 'body/code')?.message ?? (problem.detail || problem.title)
  const redeem = async (event: FormEvent) => {
    event.preventDefault()
    if (!CODE.test(code.trim())) {
      setWrong(t('code.bad'))
      return
    }
    if (who.data?.member === null) {
      signIn()
      return
    }
    try {
      await act.run({ body: { code: code.trim().toUpperCase() } })
      setCode('')
      setWrong(null)
      say.done(t('code.done'))
    } catch (error) {
      setWrong(said(asProblem(error)))
    }
  }
  return (
    <form noValidate onSubmit={(event) => void redeem(event)}>
      <div className="hs-code">
        <input
          className="hs-input"
          aria-label={t('code')}
          aria-invalid={wrong !== null}
          placeholder={t('code.hint')}
          autoComplete="off"
          autoCapitalize="characters"
          maxLength={40}
          value={code}
          onChange={(event) => {
            setCode(event.target.value)
            setWrong(null)
          }}
        />
        <Button color="primary" type="submit" disabled={code.trim() === ''} loading={act.running}>
          {t('code.act')}
        </Button>
      </div>
      {wrong === null ? null : (
        <p className="hs-wrong" role="alert" style={{ padding: '8px 16px 10px', margin: 0, background: '#fff' }}>
          {wrong}
        </p>
      )}
    </form>
  )
}
