/** What every page of the shop can rely on: that one may be asked to sign in, and that a visit is noted. */
import { useEffect } from 'react'
import { Outlet } from 'react-router'
import { note } from './behaviour'
import { SignInProvider } from './me/signing-in'

export function Layout() {
  useEffect(() => note({ kind: 'visit' }), [])
  return (
    <SignInProvider>
      <Outlet />
    </SignInProvider>
  )
}
