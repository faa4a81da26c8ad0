/** Keys as somebody pasted them: one a line. */
export const KEYS_MAX = 2_000

/** Lines with something in them; what stands around a key does not count. */
export function linesOf(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}
