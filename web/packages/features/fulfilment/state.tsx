/** How a shipment stands, and where its parcels are: tags with one colour for one meaning. */
import type { Schema } from '@api/types'
import { type Meaning, StatusTag } from '@ui/status-tag'
import type { Text } from './texts'

export type Shipment = Schema<'ShipmentPageView'>
export type ShipmentRow = Schema<'ShipmentRowView'>
export type Parcel = Schema<'ShipmentParcelView'>

const OF_STATE: Record<ShipmentRow['state'], Meaning> = { waiting: 'waiting', picked: 'running', packed: 'running', shipped: 'running', signed: 'good', void: 'off' }
const TRACKS = ['accepted', 'collected', 'moving', 'delivering', 'signed', 'refused', 'returning', 'returned', 'problem', 'no_movement'] as const
const WORRYING = new Set<string>(['refused', 'returning', 'returned', 'problem', 'no_movement'])
const VOIDED = ['cancelled', 'address_changed', 'lines_changed', 'refused', 'short', 'merged', 'by_hand'] as const

export function ShipmentState({ state, t }: { state: ShipmentRow['state']; t: Text }) {
  return <StatusTag meaning={OF_STATE[state]}>{t(`state.${state}`)}</StatusTag>
}

/** What the carrier said last; what a later release adds is shown as it is written. */
export function Track({ track, t }: { track: string; t: Text }) {
  if (track === '') return <span>{t('track.')}</span>
  const known = TRACKS.find((one) => one === track)
  return <StatusTag meaning={track === 'signed' ? 'good' : WORRYING.has(track) ? 'bad' : 'running'}>{known === undefined ? track : t(`track.${known}`)}</StatusTag>
}

export function whyVoid(why: string, t: Text): string {
  const known = VOIDED.find((one) => one === why)
  return known === undefined ? why : t(`void.${known}`)
}

export const isOpen = (it: Pick<ShipmentRow, 'state'>) => it.state === 'waiting' || it.state === 'picked' || it.state === 'packed'
