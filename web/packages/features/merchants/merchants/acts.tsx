/** What the platform does with a merchant: opens, freezes, unfreezes, gives a level. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { ChoiceField, SwitchField, TextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { Button, Tooltip, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import type { Merchant } from '../states'
import { useText } from '../texts'
import { useMerchantText } from './texts'

type Which = 'freeze' | 'unfreeze' | 'level'

export function Acts({ merchant: it }: { merchant: Merchant }) {
  const m = useMerchantText()
  const [open, setOpen] = useState<Which | null>(null)
  const close = () => setOpen(null)
  if (it.self_run || it.state === 'closed') return null
  return (
    <>
      {it.state !== 'applying' && <Button onClick={() => setOpen('level')}>{m('give-level')}</Button>}
      {it.state === 'open' && (
        <Button danger onClick={() => setOpen('freeze')}>
          {m('freeze')}
        </Button>
      )}
      {it.state === 'frozen' && (
        <Button type="primary" onClick={() => setOpen('unfreeze')}>
          {m('unfreeze')}
        </Button>
      )}
      {it.state === 'applying' && <Open merchant={it} />}
      {open === 'level' && <GiveLevel merchant={it} close={close} />}
      {(open === 'freeze' || open === 'unfreeze') && <Freeze which={open} merchant={it} close={close} />}
    </>
  )
}

function Open({ merchant: it }: { merchant: Merchant }) {
  const m = useMerchantText()
  const say = useSay()
  const open = useAct('post', '/api/console/merchants/merchants/{merchant_id}/open')
  const unpaid = it.deposit.state !== 'met' && m('open.not-paid')
  const why = it.shop_name === null ? m('open.not-approved') : unpaid
  async function ask() {
    if (!(await say.confirm({ title: m('open.ask'), what: m('open.what'), act: m('open') }))) return
    try {
      await open.run({ params: { path: { merchant_id: it.id } }, body: { version: it.version } })
      say.done(m('open.done'))
    } catch (error) {
      say.problem(error)
    }
  }
  return (
    <Tooltip title={why || undefined}>
      <Button type="primary" disabled={Boolean(why)} loading={open.running} onClick={() => void ask()}>
        {m('open')}
      </Button>
    </Tooltip>
  )
}

interface ActProps {
  merchant: Merchant
  close: () => void
}

function Freeze({ which, merchant: it, close }: ActProps & { which: 'freeze' | 'unfreeze' }) {
  const m = useMerchantText()
  const t = useText()
  const say = useSay()
  const act = useAct('post', `/api/console/merchants/merchants/{merchant_id}/${which}`)
  return (
    <FormModal<{ reason: string }>
      open
      danger={which === 'freeze'}
      title={m(`${which}.title`)}
      onClose={close}
      submit={m(which)}
      onSubmit={async (values) => {
        const asked = await act.run({ params: { path: { merchant_id: it.id } }, body: { ...values, version: it.version } })
        say.done(asked ? t('asked') : m(`${which}.done`))
      }}
    >
      {which === 'freeze' && <Typography.Paragraph type="secondary">{m('freeze.what')}</Typography.Paragraph>}
      <TextField name="reason" label={m('reason')} required />
    </FormModal>
  )
}

function GiveLevel({ merchant: it, close }: ActProps) {
  const m = useMerchantText()
  const say = useSay()
  const levels = api.useQuery('get', '/api/console/merchants/levels')
  const give = useAct('put', '/api/console/merchants/merchants/{merchant_id}/level')
  return (
    <FormModal<{ level_id: string; demand: boolean }>
      open
      title={m('give-level')}
      onClose={close}
      loading={levels.isPending}
      initial={{ level_id: it.level_id ?? undefined, demand: false }}
      onSubmit={async (values) => {
        await give.run({ params: { path: { merchant_id: it.id } }, body: { ...values, version: it.version } })
        say.done(m('give-level.done'))
      }}
    >
      <ChoiceField name="level_id" label={m('level')} options={(levels.data ?? []).map((one) => ({ value: one.id, label: one.name }))} required />
      <SwitchField name="demand" label={m('give-level.demand')} />
    </FormModal>
  )
}
