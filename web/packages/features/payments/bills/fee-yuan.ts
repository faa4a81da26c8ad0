/** `0.59700` → `¥0.597`: no more digits than say something, and never fewer than two. */
export function feeYuan(written: string): string {
  const sign = written.startsWith('-') ? '-' : ''
  return `${sign}¥${written.slice(sign.length).replace(/(\.\d{2}\d*?)0+$/, '$1')}`
}
