/** Grams as people read them. */
const GRAMS = 1000

export function kilograms(grams: number): string {
  return grams === 0 ? '—' : `${(grams / GRAMS).toFixed(2)} kg`
}
