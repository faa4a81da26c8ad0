/** What apps hang into the frame, so that the building blocks know no feature. */
import { type ComponentType, createContext, useContext } from 'react'
import type { Both } from './language'

export interface SignInProps {
  /** Known when a session has run out: only the same person goes on. */
  login?: string
  onDone: () => void
}

export interface ExportProps {
  /** Name in the server's list of exports. */
  list: string
  /** Filters and sort as the list asks for them. */
  asked: Record<string, unknown>
}

export interface PrintAllProps extends ExportProps {
  title: string
  close: () => void
}

/** A page for people who are not signed in, beside the one for signing in. */
export interface StrangersPage {
  /** Address inside the console: `/join`. */
  path: string
  /** Where in the console begins who went through it: `/merchants/application`. */
  leadsTo: string
  /** What leads there from the page of signing in. */
  link: Both
  page: ComponentType<SignInProps>
}

export interface Slots {
  strangers?: readonly StrangersPage[]
  signIn: ComponentType<SignInProps>
  changePassword: ComponentType<{ onDone: () => void }>
  bell?: ComponentType
  /** Help for the page at hand. */
  help?: ComponentType
  auditTab?: ComponentType<{ thing: string; thingId: string }>
  exportButton?: ComponentType<ExportProps>
  printAll?: ComponentType<PrintAllProps>
}

const SlotsContext = createContext<Partial<Slots>>({})
export const SlotsProvider = SlotsContext

export function useSlots(): Partial<Slots> {
  return useContext(SlotsContext)
}
