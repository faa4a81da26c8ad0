/** Places of work as the value of one field, and back. */
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { useMe } from '@ui/me'
import { useText } from './texts'

export interface Place {
  merchant_id?: string | null
  warehouse_id?: string | null
}

/** `merchant/warehouse`, each empty when it is not named; `/` is the platform. */
export function keyOf(place: Place): string {
  return `${place.merchant_id ?? ''}/${place.warehouse_id ?? ''}`
}

export function placeOf(key: string): { merchant_id: string | null; warehouse_id: string | null } {
  const [merchant, warehouse] = key.split('/')
  return { merchant_id: merchant || null, warehouse_id: warehouse || null }
}

export function consoleOf(key: string): Schema<'RoleView'>['console'] {
  const place = placeOf(key)
  if (place.warehouse_id !== null) return 'warehouse'
  return place.merchant_id === null ? 'platform' : 'merchant'
}

const SITES_SHOWN = 200

/** Where the person at the screen may give work: his own place, and for the platform all of them. */
export function usePlaces() {
  const t = useText()
  const { place } = useMe()
  const onPlatform = place.console === 'platform'
  const query = { limit: SITES_SHOWN }
  const asked = api.useQuery('get', '/api/console/identity/sites', { params: { query } }, { enabled: onPlatform })
  if (!onPlatform) return { options: [{ value: keyOf(place), label: place.name || keyOf(place) }], loading: false }
  const sites = (asked.data?.items ?? []).map((site) => {
    const merchant = { merchant_id: site.id }
    const warehouse = { merchant_id: site.merchant_id, warehouse_id: site.id }
    return { value: keyOf(site.kind === 'merchant' ? merchant : warehouse), label: `${site.name}（${t(site.kind)}）` }
  })
  return { options: [{ value: keyOf({}), label: t('place.platform') }, ...sites], loading: asked.isLoading }
}

/** What a place is called, as far as it is known here. */
export function useNameOfPlace(): (place: Place) => string {
  const { options } = usePlaces()
  const names = new Map(options.map((one) => [one.value, one.label]))
  return (place) => names.get(keyOf(place)) ?? place.warehouse_id ?? place.merchant_id ?? ''
}
