/** One node of a tree: its name, where it hangs, its place among its neighbours. */
import type { ReactNode } from 'react'
import { type Branch, TextField, TreeField, WholeField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { useText } from './texts'

export interface Values {
  name: string
  parent_id: string | null
  position: number | null
  leader_id?: string | null
}
export type Start = Partial<Values>

const POSITION_MAX = 9999

interface NodeFormProps {
  kind: 'departments' | 'posts'
  fresh: boolean
  start: Start
  branches: Branch[]
  onClose: () => void
  onSubmit: (values: Values) => Promise<unknown>
  children?: ReactNode
}

export function NodeForm({ kind, fresh, start, branches, onClose, onSubmit, children }: NodeFormProps) {
  const t = useText()
  return (
    <FormDrawer<Values> open title={t(fresh ? `${kind}.new` : `${kind}.edit`)} initial={start} onClose={onClose} onSubmit={onSubmit}>
      <TextField name="name" label={t(`${kind}.name`)} required autoFocus />
      <TreeField name="parent_id" label={t(`${kind}.parent`)} help={t('parent.help')} tree={branches} />
      {children}
      <WholeField name="position" label={t('position')} help={t('position.help')} min={0} max={POSITION_MAX} />
    </FormDrawer>
  )
}
