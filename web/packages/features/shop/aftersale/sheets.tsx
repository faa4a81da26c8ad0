/** The number of the parcel that goes back, and why the platform shall decide. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { Field } from '@ui/shop/field'
import { Button } from '@ui/shop/parts'
import { say } from '@ui/shop/say'
import { Sheet } from '@ui/shop/sheet'
import { PictureField, usePictures } from '../reviews/picture-field'
import { TextArea } from '../reviews/text-area'
import { type Case, CASES, sendEvidence, WORDS_MAX } from './asked'
import { useText } from './texts'

const NUMBER = /^[A-Za-z0-9-]{6,40}$/

interface SheetProps {
  it: Case
  open: boolean
  close: () => void
}

export function SendSheet({ it, open, close }: SheetProps) {
  const t = useText()
  return (
    <Sheet open={open} close={close} title={t('act.send')}>
      {open ? <SendForm it={it} done={close} /> : null}
    </Sheet>
  )
}

function SendForm({ it, done }: { it: Case; done: () => void }) {
  const t = useText()
  const carriers = api.useQuery('get', '/api/shop/aftersale/words').data?.carriers ?? []
  const [carrier, setCarrier] = useState('')
  const [number, setNumber] = useState('')
  const [tried, setTried] = useState(false)
  const send = useAct('post', '/api/shop/aftersale/cases/{case_id}/send-back', { touches: CASES })
  const code = carrier === '' ? (carriers[0]?.code ?? '') : carrier
  const isWrong = !NUMBER.test(number.trim())
  async function submit() {
    setTried(true)
    if (isWrong || code === '') return
    try {
      await send.run({ params: { path: { case_id: it.id } }, body: { carrier_code: code, waybill_number: number.trim() } })
      say.done(t('act.done'))
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
        void submit()
      }}
    >
      <div className="hs-field">
        <label htmlFor="case-carrier">{t('carrier')}</label>
        <select id="case-carrier" className="hs-input" value={code} onChange={(event) => setCarrier(event.target.value)}>
          {carriers.map((one) => (
            <option key={one.code} value={one.code}>
              {one.name}
            </option>
          ))}
        </select>
      </div>
      <Field label={t('waybill')} value={number} maxLength={40} onChange={(event) => setNumber(event.target.value)} wrong={tried && isWrong ? t('waybill.wrong') : null} />
      <div className="hs-pad">
        <Button block color="primary" size="large" type="submit" loading={send.running}>
          {t('talk.send')}
        </Button>
      </div>
    </form>
  )
}

export function AppealSheet({ it, open, close }: SheetProps) {
  const t = useText()
  return (
    <Sheet open={open} close={close} title={t('act.appeal')}>
      {open ? <AppealForm it={it} done={close} /> : null}
    </Sheet>
  )
}

function AppealForm({ it, done }: { it: Case; done: () => void }) {
  const t = useText()
  const [words, setWords] = useState('')
  const pictures = usePictures(sendEvidence)
  const appeal = useAct('post', '/api/shop/aftersale/cases/{case_id}/appeal', { touches: CASES })
  async function submit() {
    try {
      await appeal.run({ params: { path: { case_id: it.id } }, body: { words, pictures: pictures.ids } })
      say.done(t('act.done'))
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
        void submit()
      }}
    >
      <TextArea label={t('words')} hint={t('words.hint')} value={words} onChange={setWords} max={WORDS_MAX} />
      <PictureField pictures={pictures} label={t('pictures')} />
      <div className="hs-pad">
        <Button block color="primary" size="large" type="submit" loading={appeal.running} disabled={pictures.underWay}>
          {t(pictures.underWay ? 'sending' : 'act.appeal')}
        </Button>
      </div>
    </form>
  )
}
