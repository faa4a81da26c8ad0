/** A phone number, a code, and one is in. */
import { useEffect, useRef, useState } from 'react'
import { useAct } from '@api/act'
import { asProblem, type Problem } from '@api/problem'
import { Field } from '@ui/shop/field'
import { Button } from '@ui/shop/parts'
import { say } from '@ui/shop/say'
import { Sheet } from '@ui/shop/sheet'
import { wrongAt, wrongElsewhere } from './wrong'
import { useText } from './texts'

const PHONE = /^(?:\+?86)?1[3-9]\d{9}$/
const CODE = /^\d{6}$/
const SECOND = 1000
const TOUCHES = { touches: ['/api/shop'] }

export default function SignInSheet({ open, close }: { open: boolean; close: () => void }) {
  const t = useText()
  return (
    <Sheet open={open} close={close} title={t('sign-in.title')}>
      <SignInForm done={close} />
    </Sheet>
  )
}

function bare(phone: string) {
  return phone.replaceAll(/[\s-]/g, '')
}

/** Counts whole seconds down; 0 when nothing is waited for. */
function useCountdown(): { seconds: number; start: (seconds: number) => void } {
  const [seconds, setSeconds] = useState(0)
  const end = useRef(0)
  const isCounting = seconds > 0
  useEffect(() => {
    if (!isCounting) return
    const timer = setInterval(() => setSeconds(Math.max(0, Math.ceil((end.current - Date.now()) / SECOND))), SECOND)
    return () => clearInterval(timer)
  }, [isCounting])
  const start = (wanted: number) => {
    end.current = Date.now() + wanted * SECOND
    setSeconds(wanted)
  }
  return { seconds, start }
}

function SignInForm({ done }: { done: () => void }) {
  const t = useText()
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [tried, setTried] = useState<'code' | 'sign-in' | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const sending = useSending(phone, setProblem)
  const signIn = useAct('post', '/api/shop/sign-in', TOUCHES)

  const badPhone = PHONE.test(bare(phone)) ? null : t('phone.bad')
  const badCode = CODE.test(code.trim()) ? null : t('code.bad')
  const send = () => {
    setTried('code')
    if (badPhone === null) void sending.send()
  }
  const submit = async () => {
    setTried('sign-in')
    if (badPhone !== null || badCode !== null) return
    setProblem(null)
    try {
      await signIn.run({ body: { phone: bare(phone), code: code.trim() } })
      say.done(t('sign-in.done'))
      done()
    } catch (error) {
      setProblem(asProblem(error))
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
      <p className="hs-pad hs-weak hs-small" style={{ paddingBlockEnd: 4 }}>
        {t('sign-in.what')}
      </p>
      <Field label={t('phone')} type="tel" inputMode="tel" autoComplete="tel-national" maxLength={20} placeholder={t('phone.hint')} value={phone} onChange={(event) => setPhone(event.target.value)} wrong={(tried === null ? null : badPhone) ?? wrongAt(problem, 'phone')} />
      <Field
        label={t('code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        placeholder={t('code.hint')}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        wrong={(tried === 'sign-in' ? badCode : null) ?? wrongAt(problem, 'code') ?? wrongElsewhere(problem, ['phone', 'code'])}
        extra={
          <Button onClick={send} disabled={sending.seconds > 0} loading={sending.running}>
            {sending.seconds > 0 ? t('code.again', { seconds: sending.seconds }) : t('code.send')}
          </Button>
        }
      />
      <p className="hs-pad hs-small" role="status" style={{ minHeight: 20 }}>
        {sending.said}
      </p>
      <div className="hs-pad">
        <Button block color="primary" size="large" type="submit" loading={signIn.running}>
          {t('sign-in.act')}
        </Button>
      </div>
    </form>
  )
}

/** Having a code sent, and when another one may be asked for. */
function useSending(phone: string, fail: (problem: Problem | null) => void) {
  const t = useText()
  const { seconds, start } = useCountdown()
  const [said, setSaid] = useState('')
  const act = useAct('post', '/api/shop/sign-in/code', { touches: [] })
  const send = async () => {
    fail(null)
    try {
      const sent = await act.run({ body: { phone: bare(phone) } })
      // The clock of this device may be wrong: only how long it takes is believed.
      start(WAIT_SECONDS)
      setSaid(sent.trial_code ? t('code.trial', { code: sent.trial_code }) : t('code.sent', { phone: bare(phone) }))
    } catch (error) {
      fail(asProblem(error))
    }
  }
  return { send, seconds, said, running: act.running }
}

const WAIT_SECONDS = 60
