/** The form of a new wave, with what its rule would choose just now. */
import { useEffect, useState } from 'react'
import { useAct } from '@api/act'
import { client } from '@api/client'
import type { Schema } from '@api/types'
import { useCarriers } from '@ui/carriers'
import { Custom, FieldGroup, RadioField, TimeField, WholeField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { Alert, Form, Select } from '@ui/parts'
import { useSay } from '@ui/say'
import { useText } from '../texts'

type Rule = Schema<'WaveRule'>
type Lane = NonNullable<Rule['lane']>
type Mode = 'order' | 'batch' | 'cluster'

interface Values {
  carrier_codes?: string[]
  promise_before?: string | null
  lane: Lane
  pieces_max?: number | null
  orders_max: number
  mode: Mode
  list_size: number
}

const USUAL: Values = { lane: 'all', orders_max: 200, mode: 'cluster', list_size: 12 }
const ORDERS_MAX = 1000
const SIZE_MAX = 100

function ruleOf(values: Partial<Values>): Rule {
  return {
    carrier_codes: values.carrier_codes ?? [],
    promise_before: values.promise_before ?? null,
    lane: values.lane ?? USUAL.lane,
    pieces_max: values.pieces_max ?? null,
    orders_max: values.orders_max ?? USUAL.orders_max,
  }
}

export function BuildWave({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const carriers = useCarriers()
  const build = useAct('post', '/api/console/wms/waves')

  async function submit(values: Values) {
    const { mode, list_size } = values
    const built = await build.run({ body: { rule: ruleOf(values), mode, list_size } })
    say.done(t('built', { number: built.number, orders: built.orders, lists: built.lists }) + (built.left_out > 0 ? `；${t('built.left', { count: built.left_out })}` : ''))
  }

  return (
    <FormDrawer<Values> open={open} title={t('waves.new')} initial={USUAL} submit={t('waves.new')} onSubmit={submit} onClose={onClose}>
      <Candidates />
      <FieldGroup title={t('outbounds.title')}>
        <Custom name="carrier_codes" label={t('carrier')}>
          <Select mode="multiple" options={carriers.options} placeholder={t('carriers.any')} optionFilterProp="label" />
        </Custom>
        <TimeField name="promise_before" label={t('promise.before')} />
        <RadioField name="lane" label={t('lane')} options={(['all', 'single', 'several'] as const).map((value) => ({ value, label: t(`lane.${value}`) }))} />
        <WholeField name="pieces_max" label={t('pieces.max')} min={1} max={100_000} />
        <WholeField name="orders_max" label={t('orders.max')} min={1} max={ORDERS_MAX} required />
      </FieldGroup>
      <FieldGroup title={t('lists')}>
        <RadioField name="mode" label={t('mode')} options={(['cluster', 'batch', 'order'] as const).map((value) => ({ value, label: t(`mode.${value}`) }))} />
        <WholeField name="list_size" label={t('list.size')} help={t('list.size.help')} min={1} max={SIZE_MAX} required />
      </FieldGroup>
    </FormDrawer>
  )
}

const LATER = 300

/** Asked anew a moment after the rule has changed. */
function Candidates() {
  const t = useText()
  const values = Form.useWatch([], { preserve: true }) as Partial<Values> | undefined
  const [found, setFound] = useState<Schema<'CandidatesView'>>()
  const asked = JSON.stringify(ruleOf(values ?? {}))
  useEffect(() => {
    let stale = false
    const timer = setTimeout(async () => {
      const { data } = await client.POST('/api/console/wms/waves/candidates', { body: JSON.parse(asked) as Rule })
      if (!stale) setFound(data)
    }, LATER)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [asked])
  if (found === undefined) return null
  const fits = found.orders > 0
  return <Alert type={fits ? 'info' : 'warning'} showIcon style={{ marginBottom: 16 }} title={fits ? t('candidates', { ...found }) : t('candidates.none')} />
}
