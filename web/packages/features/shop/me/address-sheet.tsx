/** One address, made or changed. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { asProblem, type Problem } from '@api/problem'
import type { Schema } from '@api/types'
import { regionName } from '@ui/regions'
import { Field } from '@ui/shop/field'
import { RightOutline } from '@ui/shop/icons'
import { Button, Switch } from '@ui/shop/parts'
import { RegionSheet, useShopRegions } from '@ui/shop/region-sheet'
import { say } from '@ui/shop/say'
import { Sheet } from '@ui/shop/sheet'
import { useText } from './texts'
import { wrongAt, wrongElsewhere } from './wrong'

type Address = Schema<'AddressView'>
type Draft = Schema<'AddAddress'>

const FIELDS = ['recipient', 'phone', 'region_code', 'detail']

interface AddressSheetProps {
  open: boolean
  close: () => void
  address: Address | null
  /** Which one was just made or changed. */
  saved?: (id: string) => void
}

export function AddressSheet({ open, close, address, saved }: AddressSheetProps) {
  const t = useText()
  return (
    <Sheet open={open} close={close} title={t(address === null ? 'addresses.add' : 'addresses.edit')} full>
      <AddressForm address={address} done={close} saved={saved} />
    </Sheet>
  )
}

function AddressForm({ address, done, saved }: Pick<AddressSheetProps, 'address' | 'saved'> & { done: () => void }) {
  const t = useText()
  const [draft, setDraft] = useState<Draft>(() => ({
    recipient: address?.recipient ?? '',
    phone: address?.phone ?? '',
    region_code: address?.region_code ?? '',
    detail: address?.detail ?? '',
    is_default: address?.is_default ?? false,
  }))
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const add = useAct('post', '/api/shop/addresses')
  const edit = useAct('put', '/api/shop/addresses/{address_id}')
  const needed = (name: 'recipient' | 'detail', label: string) => (tried && draft[name].trim() === '' ? t('address.bad', { label }) : null) ?? wrongAt(problem, name)
  const badPhone = /^1[3-9]\d{9}$/.test(draft.phone.replaceAll(/[\s-]/g, '')) ? null : t('phone.bad')
  const isWhole = draft.recipient.trim() !== '' && draft.detail.trim() !== '' && draft.region_code !== '' && badPhone === null

  const save = async () => {
    setTried(true)
    if (!isWhole) return
    const body = { ...draft, recipient: draft.recipient.trim(), detail: draft.detail.trim() }
    try {
      const id = address === null ? await add.run({ body }) : address.id
      if (address !== null) await edit.run({ params: { path: { address_id: address.id } }, body: { ...body, version: address.version } })
      say.done(t('saved'))
      saved?.(id)
      done()
    } catch (error) {
      setProblem(asProblem(error))
    }
  }
  const other = wrongElsewhere(problem, FIELDS)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Field label={t('address.recipient')} autoComplete="name" maxLength={30} value={draft.recipient} onChange={(event) => setDraft({ ...draft, recipient: event.target.value })} wrong={needed('recipient', t('address.recipient'))} />
      <Field label={t('address.phone')} type="tel" inputMode="tel" autoComplete="tel-national" maxLength={20} value={draft.phone} onChange={(event) => setDraft({ ...draft, phone: event.target.value })} wrong={(tried ? badPhone : null) ?? wrongAt(problem, 'phone')} />
      <RegionLine value={draft.region_code} choose={(region_code) => setDraft({ ...draft, region_code })} wrong={(tried && draft.region_code === '' ? t('address.region.choose') : null) ?? wrongAt(problem, 'region_code')} />
      <Field label={t('address.detail')} autoComplete="street-address" maxLength={120} placeholder={t('address.detail.hint')} value={draft.detail} onChange={(event) => setDraft({ ...draft, detail: event.target.value })} wrong={needed('detail', t('address.detail'))} />
      {address?.is_default === true ? null : (
        <div className="hs-many">
          <span id="is-default">{t('address.is-default')}</span>
          <Switch aria-labelledby="is-default" checked={draft.is_default ?? false} onChange={(is_default) => setDraft({ ...draft, is_default })} />
        </div>
      )}
      {other === null ? null : (
        <p className="hs-pad hs-wrong" role="alert">
          {other}
        </p>
      )}
      <div className="hs-pad">
        <Button block color="primary" size="large" type="submit" loading={add.running || edit.running}>
          {t('save')}
        </Button>
        {address === null ? null : <Remove address={address} done={done} />}
      </div>
    </form>
  )
}

function RegionLine({ value, choose, wrong }: { value: string; choose: (code: string) => void; wrong: string | null }) {
  const t = useText()
  const tree = useShopRegions()
  const [open, setOpen] = useState(false)
  return (
    <div className="hs-field">
      <span id="region-label">{t('address.region')}</span>
      <button type="button" className="hs-input" aria-labelledby="region-label region-value" aria-invalid={wrong !== null} onClick={() => setOpen(true)}>
        <span id="region-value" className={value === '' ? 'hs-weak' : undefined}>
          {value === '' ? t('address.region.choose') : regionName(tree, value)}
        </span>
        <RightOutline aria-hidden />
      </button>
      {wrong === null ? null : (
        <span className="hs-wrong" role="alert">
          {wrong}
        </span>
      )}
      <RegionSheet open={open} close={() => setOpen(false)} value={value === '' ? null : value} choose={choose} />
    </div>
  )
}

function Remove({ address, done }: { address: Address; done: () => void }) {
  const t = useText()
  const act = useAct('delete', '/api/shop/addresses/{address_id}')
  const remove = async () => {
    if (!(await say.ask({ title: t('address.remove.title'), yes: t('address.remove'), no: t('address.remove.no') }))) return
    try {
      await act.run({ params: { path: { address_id: address.id } } })
      say.done(t('address.removed'))
      done()
    } catch (error) {
      say.problem(error)
    }
  }
  return (
    <Button block fill="none" color="danger" style={{ marginBlockStart: 8 }} loading={act.running} onClick={() => void remove()}>
      {t('address.remove')}
    </Button>
  )
}
