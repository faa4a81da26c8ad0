/** Oneself: who one is, where things are sent, the language. */
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { shows, useAct } from '@api/act'
import { useLanguage } from '@ui/language'
import { EditSOutline, EnvironmentOutline, GlobalOutline, RightOutline, ShopbagOutline, UserOutline } from '@ui/shop/icons'
import { Refused } from '@ui/shop/failures'
import { ShopPage } from '@ui/shop/page'
import { Button } from '@ui/shop/parts'
import { say } from '@ui/shop/say'
import { Bone } from '@ui/shop/skeleton'
import { CaseEntry } from '../aftersale/entry'
import { CouponEntry, OrderEntries } from '../orders/entries'
import { ReviewEntry } from '../reviews/entry'
import { TabBar } from '../tab-bar'
import { NameSheet } from './name-sheet'
import { useSignIn } from './signing-in'
import { useText } from './texts'
import { type Member, useWho } from './who'
import { LANGUAGES } from './words'

export default function MePage() {
  const t = useText()
  const who = useWho()
  const member = who.data?.member ?? null
  return (
    <ShopPage title={t('title')} root bottom={<TabBar />}>
      {who.data === undefined && who.error !== null ? (
        <Refused error={who.error} retry={() => void who.refetch()} />
      ) : who.data === undefined ? (
        <Bone height={108} />
      ) : member === null ? (
        <Guest />
      ) : (
        <Known member={member} />
      )}
      <OrderEntries />
      <Ways />
      {member === null ? null : <SignOut />}
    </ShopPage>
  )
}

function Guest() {
  const t = useText()
  const signIn = useSignIn()
  return (
    <section className="hs-me">
      <span className="hs-me-sign" aria-hidden>
        <UserOutline />
      </span>
      <div>
        <h2>{t('guest')}</h2>
        <p className="hs-weak hs-small">{t('guest.what')}</p>
        <Button color="primary" style={{ marginBlockStart: 8 }} onClick={() => signIn()}>
          {t('sign-in')}
        </Button>
      </div>
    </section>
  )
}

function Known({ member }: { member: Member }) {
  const t = useText()
  const [open, setOpen] = useState(false)
  return (
    <section className="hs-me">
      <span className="hs-me-sign" aria-hidden>
        {[...member.name][0] ?? <UserOutline />}
      </span>
      <div>
        <h2>{member.name === '' ? t('name.none') : member.name}</h2>
        <p className="hs-weak">{member.phone_masked}</p>
      </div>
      <button type="button" className="hs-icon" aria-label={t('name.edit')} onClick={() => setOpen(true)}>
        <EditSOutline />
      </button>
      <NameSheet open={open} close={() => setOpen(false)} member={member} />
    </section>
  )
}

function Ways() {
  const t = useText()
  const { language, speak } = useLanguage()
  return (
    <ul className="hs-lines" style={{ background: '#fff', marginBlockEnd: 10 }}>
      <CouponEntry />
      <CaseEntry />
      <ReviewEntry />
      <li>
        <Link className="hs-line" to="/me/addresses">
          <span>
            <EnvironmentOutline aria-hidden /> {t('addresses')}
          </span>
          <RightOutline className="hs-weak" aria-hidden />
        </Link>
      </li>
      <li>
        <Link className="hs-line" to="/cart">
          <span>
            <ShopbagOutline aria-hidden /> {t('cart')}
          </span>
          <RightOutline className="hs-weak" aria-hidden />
        </Link>
      </li>
      <li className="hs-line">
        <span>
          <GlobalOutline aria-hidden /> {t('language')}
        </span>
        <span className="hs-chips" role="group" aria-label={t('language')}>
          <button type="button" className="hs-chip" lang="zh-CN" aria-pressed={language === 'zh-CN'} onClick={() => speak('zh-CN')}>
            {LANGUAGES['zh-CN']}
          </button>
          <button type="button" className="hs-chip" lang="en-US" aria-pressed={language === 'en-US'} onClick={() => speak('en-US')}>
            {LANGUAGES['en-US']}
          </button>
        </span>
      </li>
    </ul>
  )
}

/** Nothing of it is shown to whoever comes next. */
const OWN = ['/api/shop/addresses', '/api/shop/orders', '/api/shop/trades', '/api/shop/payments', '/api/shop/coupons', '/api/shop/checkout', '/api/shop/reviews']

function SignOut() {
  const t = useText()
  const queries = useQueryClient()
  const out = useAct('post', '/api/shop/sign-out', { touches: ['/api/shop/me', '/api/shop/cart'] })
  const leave = async () => {
    if (!(await say.ask({ title: t('sign-out.title'), what: t('sign-out.what'), yes: t('sign-out'), no: t('sign-out.no') }))) return
    try {
      await out.run()
      queries.removeQueries({ type: 'inactive', predicate: (query) => shows(query, OWN) })
      say.done(t('sign-out.done'))
    } catch (error) {
      say.problem(error)
    }
  }
  return (
    <div className="hs-pad">
      <Button block size="large" loading={out.running} onClick={() => void leave()}>
        {t('sign-out')}
      </Button>
    </div>
  )
}
