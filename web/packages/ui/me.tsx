/** Who is signed in, and what he may do. */
import { createContext, useContext, useMemo } from 'react'
import type { Schema } from '@api/types'
import { type May, mayWith } from './pages'

export type Me = Schema<'identity.MeView'>
/** Somewhere to work: a merchant, a warehouse, or the platform itself. */
export type Place = Me['place']

/** Under which key the person is kept among what was read. */
export const ME = ['me']

const MeContext = createContext<Me | null>(null)
export const MeProvider = MeContext

/** The person at the screen. Only inside the shell, where there is one. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (me === null) throw new Error('useMe outside of the shell')
  return me
}

/** `may('identity.account', 'write')`. */
export function useMay(): May {
  const { permissions } = useMe()
  return useMemo(() => mayWith(permissions), [permissions])
}
