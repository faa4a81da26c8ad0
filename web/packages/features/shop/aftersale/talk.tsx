/** What was done and said, the newest last, and a word of one's own. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { yuan } from '@ui/money'
import { say } from '@ui/shop/say'
import { type Case, CASES, evidenceOf, WORDS_MAX } from './asked'
import { GiftSaid } from './gift'
import { useMoment } from './moment'
import { useFound } from './words-found'
import { goesOut } from './standing'
import { STEPS, useSteps } from './words-steps'
import { useText } from './texts'

type Message = Case['messages'][number]

export function CaseTalk({ it }: { it: Case }) {
  const t = useText()
  const word = useSteps()
  const moment = useMoment()
  const found = useFound()
  return (
    <section className="hs-order" aria-label={t('talk')}>
      <h3 className="hs-case-title">{t('talk')}</h3>
      <ol className="hs-case-talk">
        {it.messages.map((one, place) => (
          <li key={place}>
            <div className="hs-line hs-small">
              <span>
                <strong>{t(`by.${one.by_kind}`)}</strong> {stepOf(one, word, goesOut(it.kind))}
              </span>
              <span className="hs-weak">{moment(one.at)}</span>
            </div>
            {one.what === 'inspected' ? <p>{found(one.details)}</p> : null}
            <GiftSaid details={one.details} />
            {one.words === '' ? null : <p>{one.words}</p>}
            {one.pictures.length === 0 ? null : (
              <div className="hs-review-pictures">
                {one.pictures.map((file, number) => (
                  <a key={file} href={evidenceOf(it.id, file, 'large')} target="_blank" rel="noreferrer">
                    <img src={evidenceOf(it.id, file, 'small')} alt={t('picture', { place: number + 1 })} loading="lazy" />
                  </a>
                ))}
              </div>
            )}
          </li>
        ))}
      </ol>
      {it.ended_at === null ? <Say it={it} /> : null}
    </section>
  )
}

/** Where goods go out, what is agreed to is no sum. */
function stepOf(one: Message, words: ReturnType<typeof useSteps>, sends: boolean): string {
  const known = STEPS.find((step) => step === one.what)
  if (known === undefined) return ''
  if (sends && one.what === 'agree_return') return words(known)
  const fen = ['amount_fen', 'agreed_fen', 'asked_fen'].map((name) => one.details[name]).find((value) => typeof value === 'number')
  return typeof fen === 'number' ? `${words(known)} ¥${yuan(fen)}` : words(known)
}

function Say({ it }: { it: Case }) {
  const t = useText()
  const [words, setWords] = useState('')
  const send = useAct('post', '/api/shop/aftersale/cases/{case_id}/messages', { touches: CASES })
  async function submit() {
    if (words.trim() === '') return
    try {
      await send.run({ params: { path: { case_id: it.id } }, body: { words: words.trim(), pictures: [] } })
      setWords('')
    } catch (error) {
      say.problem(error)
    }
  }
  return (
    <form
      className="hs-case-say"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <input className="hs-input" value={words} maxLength={WORDS_MAX} placeholder={t('talk.hint')} aria-label={t('talk.hint')} onChange={(event) => setWords(event.target.value)} />
      <button type="submit" className="hs-mini" disabled={send.running || words.trim() === ''}>
        {t('talk.send')}
      </button>
    </form>
  )
}
