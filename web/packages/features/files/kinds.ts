/** What a file is and how large, in words. */
import type { Schema } from '@api/types'
import type { Text } from './texts'

export type FileRow = Schema<'FileView'>

const UNITS = ['B', 'KB', 'MB', 'GB'] as const
const STEP = 1024

/** `1536` → `1.5 KB`. */
export function sizeOf(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(STEP)))
  const count = bytes / STEP ** power
  return `${power === 0 || count >= 10 ? Math.round(count) : count.toFixed(1)} ${UNITS[power]}`
}

export function kindOf(t: Text, file: Pick<FileRow, 'media_type' | 'width' | 'height'>): string {
  if (file.width !== null && file.height !== null) return t('type.picture', { width: file.width, height: file.height })
  if (file.media_type === 'application/pdf') return t('type.pdf')
  if (file.media_type.endsWith('.sheet')) return t('type.sheet')
  return file.media_type.endsWith('.document') ? t('type.text') : t('type.plain')
}

export const PURPOSES = ['attachment', 'avatar', 'logo'] as const
export type Purpose = (typeof PURPOSES)[number]

export function purposeOf(t: Text, name: string): string {
  const known = PURPOSES.find((one) => one === name)
  return known === undefined ? name : t(`purpose.${known}`)
}
