/** Signing in may be asked for from anywhere: a sheet comes from below. */
import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useState } from 'react'

const SignInSheet = lazy(() => import('./sign-in-sheet'))

const SignInContext = createContext<() => void>(() => undefined)

export function SignInProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never')
  const ask = useCallback(() => setState('open'), [])
  const close = useCallback(() => setState('closed'), [])
  return (
    <SignInContext value={ask}>
      {children}
      {state === 'never' ? null : (
        <Suspense>
          <SignInSheet open={state === 'open'} close={close} />
        </Suspense>
      )}
    </SignInContext>
  )
}

export function useSignIn(): () => void {
  return useContext(SignInContext)
}
