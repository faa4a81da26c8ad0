/** One day to search by. */
import dayjs from 'dayjs'
import { DatePicker } from '@ui/parts'

export function DayFilter({ value, onChange }: { value?: string | null; onChange?: (day: string | null) => void }) {
  return <DatePicker style={{ width: '100%' }} value={value ? dayjs(value) : null} onChange={(day) => onChange?.(day === null ? null : day.format('YYYY-MM-DD'))} />
}
