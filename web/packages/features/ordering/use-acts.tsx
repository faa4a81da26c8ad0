/** Acts on one order or many, with the questions they ask and how they came out. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { asProblem } from '@api/problem'
import { ChoiceField, LongTextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import { flagOptions, isHeld, type Flag, type Summary } from './state'
import { useText } from './texts'

type Meant = Pick<Summary, 'id' | 'number' | 'version' | 'note' | 'flag' | 'held_for' | 'state'>
type Question = { act: 'mark' | 'release'; orders: readonly Meant[] }
const KEEP = 'keep'
const NONE = 'none'

export function useOrderActs() {
  const t = useText()
  const say = useSay()
  const [asked, setAsked] = useState<Question>()
  const cancelOne = useAct('post', '/api/console/ordering/orders/{order_id}/cancel')

  function release(orders: readonly Meant[]) {
    const held = orders.filter(isHeld)
    if (held.length === 0) say.problem(new Error(t('release.none')))
    else setAsked({ act: 'release', orders: held })
  }

  /** True when it was done. */
  async function cancel(orders: readonly Pick<Meant, 'id' | 'number'>[]): Promise<boolean> {
    const [first] = orders
    if (first === undefined) return false
    const title = orders.length === 1 ? t('cancel.title', { number: first.number }) : t('cancel.many', { count: orders.length })
    if (!(await say.confirm({ title, what: t('cancel.what'), act: t('cancel.act'), danger: true }))) return false
    const failed = await eachOf(orders, (one) => cancelOne.run({ params: { path: { order_id: one.id } } }))
    tell(orders.length, failed, t('cancelled'))
    return failed.length < orders.length
  }

  function tell(count: number, failed: readonly string[], done: string) {
    if (failed.length === 0) say.done(done)
    else say.problem(new Error(t('partly', { done: count - failed.length, failed: failed.length, why: [...new Set(failed)].join('；') })))
  }

  const close = () => setAsked(undefined)
  const drawn = (
    <>
      {asked?.act === 'mark' && <MarkForm orders={asked.orders} close={close} tell={tell} />}
      {asked?.act === 'release' && <ReleaseForm orders={asked.orders} close={close} tell={tell} />}
    </>
  )
  return { mark: (orders: readonly Meant[]) => setAsked({ act: 'mark', orders }), release, cancel, drawn }
}

/** One after the other; what was said to those that did not work. */
async function eachOf<One>(orders: readonly One[], act: (one: One) => Promise<unknown>): Promise<string[]> {
  const failed: string[] = []
  for (const one of orders) {
    try {
      await act(one)
    } catch (error) {
      const { title, detail } = asProblem(error)
      failed.push(detail ?? title)
    }
  }
  return failed
}

interface FormProps {
  orders: readonly Meant[]
  close: () => void
  tell: (count: number, failed: readonly string[], done: string) => void
}

function MarkForm({ orders, close, tell }: FormProps) {
  const t = useText()
  const put = useAct('put', '/api/console/ordering/orders/{order_id}/mark')
  const [only] = orders.length === 1 ? orders : []
  const initial = only === undefined ? { flag: KEEP } : { flag: only.flag || NONE, note: only.note }

  async function submit({ flag, note }: { flag: string; note?: string | null }) {
    const failed = await eachOf(orders, (one) =>
      put.run({
        params: { path: { order_id: one.id } },
        body: {
          version: one.version,
          flag: (flag === KEEP ? one.flag : flag === NONE ? '' : flag) as Flag,
          note: only === undefined ? (note ?? one.note) : (note ?? ''),
        },
      }),
    )
    tell(orders.length, failed, t('marked'))
  }
  const options = only === undefined ? [...flagOptions(t, 'flag.keep', KEEP), { value: NONE, label: <span>{t('flag.none')}</span> }] : flagOptions(t, 'flag.none', NONE)
  return (
    <FormModal<{ flag: string; note?: string | null }>
      open
      title={only === undefined ? t('mark.many', { count: orders.length }) : t('mark.title', { number: only.number })}
      initial={initial}
      onClose={close}
      onSubmit={submit}
    >
      <ChoiceField name="flag" label={t('flag')} options={options} required />
      <LongTextField name="note" label={t('mark.note')} help={only === undefined ? t('mark.note.keep') : undefined} max={500} />
    </FormModal>
  )
}

function ReleaseForm({ orders, close, tell }: FormProps) {
  const t = useText()
  const release = useAct('post', '/api/console/ordering/orders/{order_id}/release-hold')
  return (
    <FormModal<{ reason: string }>
      open
      title={t('release.title', { count: orders.length })}
      submit={t('release')}
      onClose={close}
      onSubmit={async ({ reason }) => {
        const failed = await eachOf(orders, (one) => release.run({ params: { path: { order_id: one.id } }, body: { version: one.version, reason } }))
        tell(orders.length, failed, t('released'))
      }}
    >
      <Typography.Paragraph>{t('release.what')}</Typography.Paragraph>
      <LongTextField name="reason" label={t('release.reason')} required max={200} />
    </FormModal>
  )
}
