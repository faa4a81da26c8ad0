/** Discounts that what stays does not earn any more, and what goods cost, as told when the case was asked. */
import type { Schema } from '@api/types'
import { yuan } from '@ui/money'
import type { useLostText } from '../words-lost'

type LostText = ReturnType<typeof useLostText>

interface Loss {
  name: string
  kind: string
  fen: number
}

/** Empty where nothing is lost. */
export function lostOf(it: Schema<'SaleCaseView'>, t: LostText): string {
  const told = it.messages.find((one) => one.what === 'apply')?.details ?? {}
  const withheld = Number(told['withheld_fen'] ?? 0)
  const losses = Array.isArray(told['losses']) ? (told['losses'] as Loss[]) : []
  if (losses.length === 0 && withheld === 0) return ''
  const names = losses.map((one) => t('lost.one', { name: one.name === '' ? t(one.kind === 'coupon' ? 'lost.coupon' : 'lost.promotion') : one.name, fen: yuan(one.fen) }))
  const end = withheld === 0 ? t('lost.kept') : t(withheld > 0 ? 'lost.withheld' : 'lost.given-back', { fen: yuan(Math.abs(withheld)) })
  return [...names, end].join(' · ')
}

/** Of price protection: what was paid against what it cost when it was asked; else empty. */
export function droppedOf(it: Schema<'SaleCaseView'>, t: LostText): string {
  const told = it.messages.find((one) => one.what === 'apply')?.details ?? {}
  if (typeof told['now_fen'] !== 'number' || typeof told['then_fen'] !== 'number') return ''
  return t('dropped.what', { paid: yuan(told['then_fen']), now: yuan(told['now_fen']) })
}
