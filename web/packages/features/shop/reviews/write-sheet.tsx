/** Writing a review of what was received, and adding to one later. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { Button, Switch } from '@ui/shop/parts'
import { ShopPicture } from '@ui/shop/picture'
import { say } from '@ui/shop/say'
import { Sheet } from '@ui/shop/sheet'
import { type OwnReview, type Purchase, REVIEWS, TEXT_MAX } from './asked'
import { PictureField, usePictures } from './picture-field'
import { type StarCount, StarsField } from './stars'
import { TextArea } from './text-area'
import { useText } from './texts'

export function WriteSheet({ line, close }: { line: Purchase | null; close: () => void }) {
  const t = useText()
  return (
    <Sheet full open={line !== null} close={close} title={t('write')}>
      {line === null ? null : <WriteForm line={line} done={close} />}
    </Sheet>
  )
}

function WriteForm({ line, done }: { line: Purchase; done: () => void }) {
  const t = useText()
  const [stars, setStars] = useState<StarCount | null>(null)
  const [tried, setTried] = useState(false)
  const [text, setText] = useState('')
  const [anonymous, setAnonymous] = useState(false)
  const pictures = usePictures()
  const write = useAct('post', '/api/shop/reviews', { touches: REVIEWS })
  const send = async () => {
    setTried(true)
    if (stars === null || pictures.underWay) return
    try {
      await write.run({ body: { line_id: line.line_id, stars, text, pictures: pictures.ids, anonymous } })
      say.done(t('write.done'))
      done()
    } catch (error) {
      say.problem(error)
    }
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <div className="hs-review-goods">
        <ShopPicture file={line.picture} alt="" sizes="56px" />
        <span>
          {line.product_name}
          <br />
          <span className="hs-weak hs-small">{line.spec_text}</span>
        </span>
      </div>
      <StarsField value={stars} onChange={setStars} wrong={tried && stars === null ? t('write.no-stars') : null} />
      <TextArea label={t('write.text')} hint={t('write.hint')} value={text} onChange={setText} max={TEXT_MAX} />
      <PictureField pictures={pictures} />
      <label className="hs-line hs-review-anonymous">
        <span>
          {t('write.anonymous')}
          <br />
          <span className="hs-weak hs-small">{t('write.anonymous.what')}</span>
        </span>
        <Switch checked={anonymous} onChange={setAnonymous} aria-label={t('write.anonymous')} />
      </label>
      <div className="hs-pad">
        <Button block color="primary" size="large" type="submit" loading={write.running} disabled={pictures.underWay}>
          {t(pictures.underWay ? 'write.uploading' : 'write.send')}
        </Button>
      </div>
    </form>
  )
}

export function FollowSheet({ review, close }: { review: OwnReview | null; close: () => void }) {
  const t = useText()
  return (
    <Sheet open={review !== null} close={close} title={t('follow')}>
      {review === null ? null : <FollowForm review={review} done={close} />}
    </Sheet>
  )
}

function FollowForm({ review, done }: { review: OwnReview; done: () => void }) {
  const t = useText()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const follow = useAct('post', '/api/shop/reviews/{review_id}/follow-up', { touches: REVIEWS })
  const isEmpty = text.trim() === ''
  const send = async () => {
    setTried(true)
    if (isEmpty) return
    try {
      await follow.run({ params: { path: { review_id: review.id } }, body: { text } })
      say.done(t('follow.done'))
      done()
    } catch (error) {
      say.problem(error)
    }
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <p className="hs-pad hs-weak hs-small">{t('follow.what')}</p>
      <TextArea label={t('follow.text')} value={text} onChange={setText} max={TEXT_MAX} wrong={tried && isEmpty ? t('follow.empty') : null} />
      <div className="hs-pad">
        <Button block color="primary" size="large" type="submit" loading={follow.running}>
          {t('follow.send')}
        </Button>
      </div>
    </form>
  )
}
