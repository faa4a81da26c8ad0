/** New prices from old ones, in whole fen; halves go up. */
export interface Repricing {
  how: 'to' | 'by' | 'percent'
  /** Fen, for `to` and `by`. */
  fen?: number | null
  /** Tenths of a percent, for `percent`: `-105` is minus 10.5 %. */
  permille?: number | null
  /** To whole multiples of so many fen. */
  round: 1 | 10 | 100
}

const WHOLE = 1_000n

/** The new price; null where nothing was said or it would not be a price. */
export function repriced(old: number, { how, fen, permille, round }: Repricing): number | null {
  if (how === 'percent') {
    if (permille === null || permille === undefined) return null
    return bounded(rounded(BigInt(old) * (WHOLE + BigInt(permille)), WHOLE * BigInt(round)) * BigInt(round))
  }
  if (fen === null || fen === undefined) return null
  const exact = BigInt(how === 'to' ? fen : old + fen)
  return bounded(how === 'to' ? exact : rounded(exact, BigInt(round)) * BigInt(round))
}

function rounded(value: bigint, unit: bigint): bigint {
  return (2n * value + unit) / (2n * unit)
}

const FEN_MAX = 100_000_000_000n

function bounded(fen: bigint): number | null {
  return fen >= 1n && fen <= FEN_MAX ? Number(fen) : null
}

/** `-10.5` → `-105`. */
export function permilleOf(typed: string | null | undefined): number | null {
  const parts = /^(-?)(\d{1,4})(?:\.(\d))?0*$/.exec(typed?.trim() ?? '')
  if (parts === null) return null
  const value = Number(`${parts[2]}${parts[3] ?? '0'}`)
  return parts[1] === '-' && value !== 0 ? -value : value
}
