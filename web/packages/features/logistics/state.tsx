/** Whether a template is in force, and why. */
import { StatusTag } from '@ui/status-tag'
import { useText } from './texts'

export function State({ isDefault, categories }: { isDefault: boolean; categories: number }) {
  const t = useText()
  if (isDefault) return <StatusTag meaning="good">{t('default')}</StatusTag>
  if (categories > 0) return <StatusTag meaning="good">{t('categories.count', { count: categories })}</StatusTag>
  return <StatusTag meaning="off">{t('not-in-force')}</StatusTag>
}
