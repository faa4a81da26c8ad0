/** How a template stands. */
import type { Schema } from '@api/types'
import { StatusTag } from '@ui/status-tag'
import type { Text } from './texts'

export type Summary = Schema<'PrintTemplateSummaryView'>
export type Template = Schema<'PrintTemplateView'>
export type PrintKind = Schema<'PrintKindView'>

export function State({ it, t }: { it: Summary; t: Text }) {
  if (it.in_force) return <StatusTag meaning="good">{t('state.in-force')}</StatusTag>
  if (it.published > 0) return <StatusTag meaning="off">{t('state.published')}</StatusTag>
  return <StatusTag meaning="plain">{t('state.draft')}</StatusTag>
}
