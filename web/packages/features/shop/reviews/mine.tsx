/** One's own reviews: what can be written, what was written. */
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import '@ui/shop/own.css'
import '@ui/shop/reviews.css'
import { Anchor } from '@ui/shop/anchor'
import { Refused } from '@ui/shop/failures'
import { EditSOutline } from '@ui/shop/icons'
import { More } from '@ui/shop/more'
import { ShopPage } from '@ui/shop/page'
import { ShopPicture } from '@ui/shop/picture'
import { Bone } from '@ui/shop/skeleton'
import { Told } from '@ui/shop/told'
import { MembersOnly } from '../me/members-only'
import { type OwnReview, type Purchase, useToWrite, useWritten } from './asked'
import { ReviewPictures } from './pictures'
import { Added } from './review'
import { Stars } from './stars'
import { useText } from './texts'
import { FollowSheet, WriteSheet } from './write-sheet'

const TABS = ['to-write', 'written'] as const

export default function OwnReviewsPage() {
  const t = useText()
  return (
    <ShopPage title={t('mine')}>
      <MembersOnly title={t('mine.guest')}>
        <Own />
      </MembersOnly>
    </ShopPage>
  )
}

function Own() {
  const t = useText()
  const [address, setAddress] = useSearchParams()
  const tab = TABS.find((one) => one === address.get('tab')) ?? 'to-write'
  return (
    <>
      <div className="hs-tabs-of" role="group" aria-label={t('tab')}>
        {TABS.map((one) => (
          <button type="button" key={one} aria-pressed={tab === one} onClick={() => setAddress(one === 'to-write' ? {} : { tab: one }, { replace: true })}>
            {t(`tab.${one}`)}
          </button>
        ))}
      </div>
      {tab === 'to-write' ? <ToWrite order={address.get('order')} /> : <Written />}
    </>
  )
}

function Bones() {
  return (
    <div className="hs-pad hs-waiting">
      <Bone height={92} />
    </div>
  )
}

function ToWrite({ order }: { order: string | null }) {
  const t = useText()
  const { found, lines } = useToWrite(order, true)
  const [writing, setWriting] = useState<Purchase | null>(null)
  if (lines === undefined) return found.error === null ? <Bones /> : <Refused error={found.error} retry={() => void found.refetch()} />
  return (
    <>
      {order === null ? null : (
        <p className="hs-note">
          {t('to-write.order')} · <Link to="/reviews">{t('to-write.every')}</Link>
        </p>
      )}
      {lines.length === 0 && !found.hasNextPage ? (
        <Told sign={<EditSOutline />} title={t('to-write.none')} what={t('to-write.none.what')}>
          <Anchor to="/">{t('go-shopping')}</Anchor>
        </Told>
      ) : (
        <>
          <ul className="hs-reviews">
            {lines.map((line) => (
              <li key={line.line_id} className="hs-review-goods">
                <ShopPicture file={line.picture} alt="" sizes="56px" />
                <span>
                  {line.product_name}
                  <br />
                  <span className="hs-weak hs-small">{line.spec_text}</span>
                </span>
                <button type="button" className="hs-order-act hs-order-act-first" aria-label={`${t('write')} ${line.product_name}`} onClick={() => setWriting(line)}>
                  {t('write')}
                </button>
              </li>
            ))}
          </ul>
          <More next={found.hasNextPage} load={async () => void (await found.fetchNextPage({ throwOnError: true }))} />
        </>
      )}
      <WriteSheet line={writing} close={() => setWriting(null)} />
    </>
  )
}

function Written() {
  const t = useText()
  const { found, reviews } = useWritten()
  const [following, setFollowing] = useState<OwnReview | null>(null)
  if (reviews === undefined) return found.error === null ? <Bones /> : <Refused error={found.error} retry={() => void found.refetch()} />
  if (reviews.length === 0) return <Told sign={<EditSOutline />} title={t('written.none')} />
  return (
    <>
      <div className="hs-reviews">
        {reviews.map((one) => (
          <OwnOne key={one.id} it={one} follow={() => setFollowing(one)} />
        ))}
      </div>
      <More next={found.hasNextPage} load={async () => void (await found.fetchNextPage({ throwOnError: true }))} />
      <FollowSheet review={following} close={() => setFollowing(null)} />
    </>
  )
}

function OwnOne({ it, follow }: { it: OwnReview; follow: () => void }) {
  const t = useText()
  return (
    <article className="hs-review">
      <Link className="hs-review-goods" to={`/products/${it.product_id}`}>
        <ShopPicture file={it.picture} alt="" sizes="56px" />
        <span>
          {it.product_name}
          <br />
          <span className="hs-weak hs-small">{it.spec_text}</span>
        </span>
      </Link>
      <header>
        <Stars stars={it.stars} />
        <span className="hs-weak hs-small">{it.anonymous ? t('anonymous') : ''}</span>
      </header>
      <Standing state={it.state} reason={it.reason} />
      {it.text === '' ? null : <p className="hs-review-text">{it.text}</p>}
      <ReviewPictures review={it.id} pictures={it.pictures} />
      <Added it={it}>{it.follow_up_state === null ? null : <Standing state={it.follow_up_state} reason={it.follow_up_reason} />}</Added>
      {it.may_follow_up ? (
        <div className="hs-order-acts">
          <button type="button" className="hs-order-act" aria-label={`${t('follow')} ${it.product_name}`} onClick={follow}>
            {t('follow')}
          </button>
        </div>
      ) : null}
    </article>
  )
}

function Standing({ state, reason }: { state: OwnReview['state']; reason: string }) {
  const t = useText()
  if (state === 'shown') return null
  return <p className={state === 'waiting' ? 'hs-small hs-state-waiting' : 'hs-small hs-state-off'}>{state === 'waiting' ? t('waiting') : t('hidden', { reason })}</p>
}
