/** A form that knows what the server says about its fields. */
import { useCallback, useRef, useState } from 'react'
import { Form } from 'antd'
import { asProblem, type Problem } from '@api/problem'

export type FieldName = string | number | (string | number)[]
type Path = (string | number)[]

export interface Placed {
  fields: { name: Path; errors: string[] }[]
  rest: string[]
}

/** `body/lines/0/amount` → `['lines', 0, 'amount']`; null for what is not in the body. */
export function pathOf(place: string): Path | null {
  const [where, ...path] = place.split('/')
  if (where !== 'body' || path.length === 0) return null
  return path.map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

/** Sorts what is wrong to the fields that the form has; the rest is said on top. */
export function placed(problem: Problem, known: readonly Path[]): Placed {
  const found = new Map<string, { name: Path; errors: string[] }>()
  const rest: string[] = []
  for (const fault of problem.errors ?? []) {
    const path = pathOf(fault.place)
    const name = path === null ? undefined : nearest(path, known)
    if (name === undefined) {
      rest.push(fault.message)
      continue
    }
    const entry = found.get(name.join('/')) ?? { name, errors: [] }
    entry.errors.push(fault.message)
    found.set(name.join('/'), entry)
  }
  if (found.size === 0 && rest.length === 0) rest.push(problem.detail || problem.title)
  return { fields: [...found.values()], rest }
}

/** The field itself, or the one that holds it: `lines` when the form has no `lines/0/amount`. */
function nearest(path: Path, known: readonly Path[]): Path | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const wanted = path.slice(0, length).join('/')
    const found = known.find((name) => name.join('/') === wanted)
    if (found !== undefined) return found
  }
  return undefined
}

/** State of a form: its antd instance, what is wrong, whether it was touched, and sending it. */
export function useProblemForm<Values extends object>(onSubmit: (values: Values) => Promise<unknown>) {
  const [form] = Form.useForm<Values>()
  const [wrong, setWrong] = useState<string[]>([])
  const [sending, setSending] = useState(false)
  const [dirty, setDirty] = useState(false)
  const busy = useRef(false)

  const send = useCallback(
    async (values: Values): Promise<boolean> => {
      // A second press while the first is under way is no second wish.
      if (busy.current) return false
      busy.current = true
      setSending(true)
      setWrong([])
      try {
        await onSubmit(values)
        setDirty(false)
        return true
      } catch (error) {
        const known = form.getFieldsError().map((field) => field.name as Path)
        const { fields, rest } = placed(asProblem(error), known)
        form.setFields(fields as Parameters<typeof form.setFields>[0])
        setWrong(rest)
        const first = fields[0]
        if (first !== undefined) form.scrollToField(first.name as never, { block: 'center' })
        return false
      } finally {
        busy.current = false
        setSending(false)
      }
    },
    [form, onSubmit],
  )
  const touch = useCallback(() => setDirty(true), [])
  const forget = useCallback(() => {
    setDirty(false)
    setWrong([])
  }, [])
  return { form, wrong, sending, dirty, send, touch, forget }
}
