/** Carriers of a warehouse as the form has them: a line for each carrier with its provinces, and back. */
import type { Schema } from '@api/types'

type Shown = Schema<'WarehouseCarriersView'>
type Said = Schema<'NameCarriers'>

export interface CarrierLine {
  carrier_code: string | undefined
  provinces: string[]
}

export interface CarrierValues {
  carrier_code: string | null | undefined
  lines: CarrierLine[]
}

export function valuesOf(shown: Shown): CarrierValues {
  const lines: CarrierLine[] = []
  for (const { province, carrier_code } of shown.by_province) {
    const line = lines.find((one) => one.carrier_code === carrier_code)
    if (line === undefined) lines.push({ carrier_code, provinces: [province] })
    else line.provinces.push(province)
  }
  return { carrier_code: shown.carrier_code || undefined, lines }
}

export function saidOf(values: CarrierValues, version: number): Said {
  const by_province = (values.lines ?? []).flatMap(({ carrier_code, provinces }) =>
    carrier_code === undefined ? [] : (provinces ?? []).map((province) => ({ province, carrier_code })),
  )
  return { carrier_code: values.carrier_code ?? '', by_province, version }
}

/** Every code that is named. */
export function codesOf(shown: Shown): string[] {
  return [...new Set([shown.carrier_code, ...shown.by_province.map((one) => one.carrier_code)])].filter((code) => code !== '')
}
