/** Papers as people call them. */
import type { Text } from './texts'

export interface Paper {
  width_mm: number
  height_mm: number | null
}

export function paperOf({ width_mm, height_mm }: Paper, t: Text): string {
  return height_mm === null ? t('paper.roll', { width: width_mm }) : t('paper.size', { width: width_mm, height: height_mm })
}
