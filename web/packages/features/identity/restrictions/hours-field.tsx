/** Weekdays and a span of the wall clock. */
import dayjs, { type Dayjs } from 'dayjs'
import { Checkbox, TimePicker } from '@ui/parts'
import { MINUTES_OF_DAY, WEEKDAYS, type Weekday } from './hours'
import { useText } from './texts'

export type Span = [number, number] | null

interface Control<Value> {
  value?: Value
  onChange?: (value: Value) => void
}

export function WeekdaysControl({ value = [], onChange }: Control<number[]>) {
  const t = useText()
  const options = WEEKDAYS.map((day) => ({ value: day, label: t(`day.${day}`) }))
  return <Checkbox.Group<Weekday> options={options} value={value as Weekday[]} onChange={(days) => onChange?.(days)} />
}

const clock = (minute: number) => dayjs().startOf('day').add(minute % MINUTES_OF_DAY, 'minute')
const minuteOf = (time: Dayjs) => time.hour() * 60 + time.minute()

export function SpanControl({ value = null, onChange }: Control<Span>) {
  const shown: [Dayjs, Dayjs] | null = value && [clock(value[0]), clock(value[1])]
  return (
    <TimePicker.RangePicker
      format="HH:mm"
      order={false}
      allowEmpty
      value={shown}
      onChange={(times) => onChange?.(times?.[0] && times[1] ? [minuteOf(times[0]), minuteOf(times[1])] : null)}
    />
  )
}
