/** What the form holds, and what is sent of it. */
import type { Schema } from '@api/types'
import { type ChargeBy, freshRates, type Rates, type Tariff } from './measures'

export type Template = Schema<'FreightTemplateView'>
export type Scope = Template['scope']

export interface Values {
  name: string
  scope: Scope
  charge_by: ChargeBy
  category_ids?: string[] | null
  delivers_rest: boolean
  tariff: Omit<Tariff, 'rest'> & { rest?: Rates | null }
}

export function fresh(): Values {
  const chargeBy = 'weight'
  return {
    name: '',
    scope: 'shop',
    charge_by: chargeBy,
    category_ids: [],
    delivers_rest: true,
    tariff: { rows: [], rest: freshRates(chargeBy), free: [], no_delivery: [] },
  }
}

export function valuesOf(template: Template): Values {
  const { name, scope, charge_by, category_ids, tariff } = template
  return { name, scope, charge_by, category_ids, delivers_rest: tariff.rest !== null, tariff: { ...tariff, rest: tariff.rest ?? freshRates(charge_by) } }
}

/** Everything but the scope, which a template keeps for good. */
export function contentOf(values: Values) {
  const { rows, free, no_delivery, rest } = values.tariff
  return {
    name: values.name,
    charge_by: values.charge_by,
    category_ids: values.scope === 'category' ? (values.category_ids ?? []) : [],
    tariff: {
      rows: rows ?? [],
      free: (free ?? []).map((rule) => ({ ...rule, regions: rule.regions ?? [] })),
      no_delivery: no_delivery ?? [],
      rest: values.delivers_rest ? (rest ?? freshRates(values.charge_by)) : null,
    },
  }
}
