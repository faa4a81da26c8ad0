/** What is true of the whole console: its name, its address, its pages. */
import { createContext, useContext } from 'react'
import type { Page } from './pages'

export type ConsoleKind = 'platform' | 'merchant' | 'warehouse'

export const ADDRESSES: Record<ConsoleKind, string> = { platform: '/admin', merchant: '/merchant', warehouse: '/wms' }

export interface Console {
  kind: ConsoleKind
  pages: readonly Page[]
}

const ConsoleContext = createContext<Console>({ kind: 'platform', pages: [] })
export const ConsoleProvider = ConsoleContext

export function useConsole(): Console {
  return useContext(ConsoleContext)
}
