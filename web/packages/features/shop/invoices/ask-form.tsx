/** In whose name an invoice shall be; filled with what one asked for last. */
import { useState } from 'react'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { yuan } from '@ui/money'
import { Check } from '@ui/shop/check'
import { Field } from '@ui/shop/field'
import { Button } from '@ui/shop/parts'
import { say } from '@ui/shop/say'
import { useText } from './texts'

/** What is asked again after a change. */
export const TOUCHES = ['/api/shop/orders']
type Own = Schema<'OwnInvoicesView'>
type Wanted = Schema<'AskInvoice'>
type Values = Required<Wanted>
const NOTHING: Values = { form: 'plain', title_kind: 'person', title: '', tax_number: '', address: '', phone: '', bank: '', bank_account: '' }
const MORE = ['address', 'phone', 'bank', 'bank_account'] as const
const NAMES = { address: 'address', phone: 'phone', bank: 'bank', bank_account: 'bank-account' } as const

export function AskForm({ own }: { own: Own }) {
  const t = useText()
  const [values, setValues] = useState<Values>({ ...NOTHING, ...own.last })
  const [tried, setTried] = useState(false)
  const ask = useAct('post', '/api/shop/orders/{order_id}/invoices', { touches: TOUCHES })
  const isCompany = values.title_kind === 'company'
  const isSpecial = isCompany && own.special && values.form === 'special'
  const set = (changes: Partial<Values>) => setValues({ ...values, ...changes })
  const lacks = (name: keyof Values) => tried && values[name].trim() === ''
  const isWhole = values.title.trim() !== '' && (!isCompany || values.tax_number.trim() !== '') && (!isSpecial || MORE.every((name) => values[name].trim() !== ''))

  async function send() {
    setTried(true)
    if (!isWhole) return
    const facts = isCompany ? values : { ...NOTHING, title: values.title }
    try {
      await ask.run({ params: { path: { order_id: own.order_id } }, body: { ...facts, form: isSpecial ? 'special' : 'plain' } })
      say.done(t('sent'))
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
      <section className="hs-order" style={{ padding: '12px 16px' }}>
        <strong>{t('due', { fen: yuan(own.due_fen) })}</strong>
        <p className="hs-weak hs-small" style={{ margin: 0 }}>
          {t(`ask.${own.issue_at}`)}
        </p>
      </section>
      <Choice name={t('kind')} value={values.title_kind} options={['person', 'company'] as const} shown={(one) => t(`kind.${one}`)} choose={(title_kind) => set({ title_kind })} />
      {isCompany && own.special ? <Choice name={t('form')} value={values.form} options={['plain', 'special'] as const} shown={(one) => t(`form.${one}`)} choose={(form) => set({ form })} /> : null}
      <Field label={t('name')} value={values.title} maxLength={200} onChange={(event) => set({ title: event.target.value })} wrong={lacks('title') ? t('name.missing') : null} />
      {isCompany ? <Field label={t('tax-number')} value={values.tax_number} maxLength={40} autoCapitalize="characters" onChange={(event) => set({ tax_number: event.target.value })} wrong={lacks('tax_number') ? t('tax-number.missing') : null} /> : null}
      {isSpecial
        ? MORE.map((name) => <Field key={name} label={t(NAMES[name])} value={values[name]} maxLength={200} onChange={(event) => set({ [name]: event.target.value })} wrong={lacks(name) ? t('missing') : null} />)
        : null}
      <div className="hs-pad">
        <Button block color="primary" size="large" type="submit" loading={ask.running}>
          {t('send')}
        </Button>
      </div>
    </form>
  )
}

interface ChoiceProps<One extends string> {
  name: string
  value: One
  options: readonly One[]
  shown: (one: One) => string
  choose: (one: One) => void
}

function Choice<One extends string>({ name, value, options, shown, choose }: ChoiceProps<One>) {
  return (
    <section className="hs-order" role="radiogroup" aria-label={name}>
      {options.map((one) => (
        <div key={one} className="hs-case-kind">
          <Check role="radio" name={shown(one)} on={one === value} change={() => choose(one)} />
          <span>{shown(one)}</span>
        </div>
      ))}
    </section>
  )
}
