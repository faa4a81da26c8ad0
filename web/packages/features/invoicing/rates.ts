/** Rates of value added tax that there are in China, in hundredths of a percent. */
import { percent } from './state'

export const RATES = [1_300, 900, 600, 500, 300, 100, 0].map((value) => ({ value: String(value), label: percent(value) }))
