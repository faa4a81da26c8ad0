/** Why, how much and with which pictures; the amount is the server's, explained line by line. */
import { useState } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { yuan } from '@ui/money'
import { Field } from '@ui/shop/field'
import { Button } from '@ui/shop/parts'
import { say } from '@ui/shop/say'
import { PictureField, usePictures } from '../reviews/picture-field'
import { TextArea } from '../reviews/text-area'
import { type CaseQuote, fenOf, type Kind, OPENED, sendEvidence, type WantedLine, WORDS_MAX } from './asked'
import { GiftChoice } from './gift'
import { Dropped, Lost } from './lost'
import { RefundTo, type RefundWay } from './refund-to'
import { goesOut } from './standing'
import { useText } from './texts'
import { useGift } from './words-gift'

interface RestProps {
  order_id: string
  kind: Kind
  unsent: boolean
  lines: WantedLine[]
}

export function ApplyRest({ order_id, kind, unsent, lines }: RestProps) {
  const t = useText()
  const go = useNavigate()
  const words = api.useQuery('get', '/api/shop/aftersale/words').data
  const [reason, setReason] = useState('')
  const [text, setText] = useState('')
  const [amount, setAmount] = useState<string | null>(null)
  const [way, setWay] = useState<RefundWay>('origin')
  const [keepsGifts, setKeepsGifts] = useState(false)
  const [tried, setTried] = useState(false)
  const pictures = usePictures(sendEvidence)
  const open = useAct('post', '/api/shop/aftersale/cases', { touches: OPENED })
  const wanted = { order_id, kind, reason: reason === '' ? 'other' : reason, of_waiting: unsent, keeps_gifts: keepsGifts && kind === 'return_refund', lines }
  const quoted = api.useQuery('post', '/api/shop/aftersale/quote', { body: wanted }, { enabled: lines.length > 0, placeholderData: keepPreviousData })
  const quote = quoted.data
  // Until the sum for exactly this choice has come, there is nothing to agree to.
  const isReckoning = lines.length > 0 && quoted.error === null && (quote === undefined || quoted.isPlaceholderData)
  const most = lines.length === 0 ? 0 : (quote?.most_fen ?? 0)
  const fen = amount === null ? most : fenOf(amount)
  const sends = goesOut(kind)
  const hasNothing = kind === 'price_protection' && quote?.most_fen === 0
  const isWrong = !sends && (fen === null || fen > most || (fen === 0 && !quote?.fixed))

  async function send() {
    setTried(true)
    if (lines.length === 0) {
      say.problem({ type: '', title: '', instance: '', status: 422, code: 'aftersale.nothing_chosen', detail: t('nothing-chosen'), errors: [] })
      return
    }
    if (quoted.error !== null) {
      say.problem(quoted.error)
      void quoted.refetch()
      return
    }
    if (reason === '' || isWrong || isReckoning || pictures.underWay) return
    try {
      const id = await open.run({ body: { ...wanted, refund_to: way, amount_fen: sends ? null : fen, words: text, pictures: pictures.ids } })
      say.done(t('sent'))
      await go(`/aftersale/${id}`, { replace: true })
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
      <div className="hs-field">
        <label htmlFor="case-reason">{t('reason')}</label>
        <select id="case-reason" className="hs-input" value={reason} aria-invalid={tried && reason === ''} onChange={(event) => setReason(event.target.value)}>
          <option value="">{t('reason.choose')}</option>
          {words?.reasons.map((one) => (
            <option key={one.code} value={one.code}>
              {one.name}
            </option>
          ))}
        </select>
        {tried && reason === '' ? (
          <span className="hs-wrong" role="alert">
            {t('reason.choose')}
          </span>
        ) : null}
      </div>
      {lines.length === 0 || quote === undefined ? null : sends ? <Difference quote={quote} /> : <Explained quote={quote} drops={kind === 'price_protection'} />}
      {lines.length > 0 && quote?.lines.some((line) => line.is_gift) === true && kind === 'return_refund' ? <GiftChoice fen={quote.gift_fen} keeps={keepsGifts} choose={setKeepsGifts} /> : null}
      {sends ? null : <Field
        label={t('amount')}
        inputMode="decimal"
        value={amount ?? yuan(most).replaceAll(',', '')}
        disabled={quote?.fixed === true}
        onChange={(event) => setAmount(event.target.value)}
        wrong={tried && lines.length > 0 && isWrong ? t('amount.wrong', { fen: yuan(most) }) : null}
        extra={<span className="hs-weak hs-small">{quote?.fixed === true ? t('amount.fixed') : t('amount.most', { fen: yuan(most) })}</span>}
      />}
      {sends ? null : <RefundTo way={way} choose={setWay} />}
      <TextArea label={t('words')} hint={t('words.hint')} value={text} onChange={setText} max={WORDS_MAX} />
      <PictureField pictures={pictures} label={t('pictures')} />
      <div className="hs-pad">
        <Button block color="primary" size="large" type="submit" loading={open.running} disabled={pictures.underWay || isReckoning || hasNothing}>
          {t(pictures.underWay ? 'sending' : 'send')}
        </Button>
      </div>
    </form>
  )
}

/** What other goods cost more or less. */
function Difference({ quote }: { quote: CaseQuote }) {
  const t = useText()
  return (
    <section className="hs-order" aria-label={t('explained')}>
      {quote.extra_fen === 0 ? null : <Row name={t(quote.extra_fen > 0 ? 'extra.more' : 'extra.less')} fen={Math.abs(quote.extra_fen)} />}
      <p className="hs-weak hs-small">{t('extra.what')}</p>
    </section>
  )
}

function Explained({ quote, drops }: { quote: CaseQuote; drops: boolean }) {
  const t = useText()
  const g = useGift()
  return (
    <section className="hs-order" aria-label={t('explained')}>
      {drops ? <Dropped quote={quote} /> : quote.lines.filter((line) => line.quantity > 0 || line.lost_fen === 0).map((line) => (
        <div key={line.line_id} className="hs-case-sum">
          <Row name={line.is_freight ? t('freight') : line.is_gift ? (line.is_kept ? g('kept', { name: line.product_name }) : t('gift', { name: line.product_name })) : line.quantity > 0 ? `${line.product_name} × ${line.quantity}` : line.product_name} fen={line.quantity > 0 || line.is_freight ? line.list_fen : line.most_fen} />
          {line.cuts.map((cut, place) => (
            <Row key={place} weak name={t('cut', { name: cut.name === '' ? t(cut.kind === 'coupon' ? 'cut.coupon' : 'cut.promotion') : cut.name })} fen={-cut.fen} />
          ))}
          {line.adjust_fen === 0 || line.is_gift ? null : <Row weak name={t('adjust')} fen={line.adjust_fen} />}
        </div>
      ))}
      <Lost quote={quote} />
      <div className="hs-line">
        <strong>{t('most')}</strong>
        <strong>¥{yuan(quote.most_fen)}</strong>
      </div>
    </section>
  )
}

function Row({ name, fen, weak = false }: { name: string; fen: number; weak?: boolean }) {
  return (
    <div className={weak ? 'hs-line hs-weak hs-small' : 'hs-line'}>
      <span>{name}</span>
      <span>{fen < 0 ? `−¥${yuan(-fen)}` : `¥${yuan(fen)}`}</span>
    </div>
  )
}
