/** A line through the days: points of a drawing of a given size. */
export interface Size {
  width: number
  height: number
}

/** `x,y x,y …` for the values; the lowest stands at the bottom, all alike in the middle. */
export function pointsOf(values: readonly number[], { width, height }: Size): string {
  const least = Math.min(0, ...values)
  const most = Math.max(...values, least)
  const span = most - least
  return values
    .map((value, index) => {
      const x = values.length < 2 ? width / 2 : (index / (values.length - 1)) * width
      const y = span === 0 ? height / 2 : height - ((value - least) / span) * height
      return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`
    })
    .join(' ')
}
