/** What every page of the shop can rely on: that one may be asked to sign in, that a visit is noted, and that a guest's cart follows. */
import { useEffect } from 'react'
import { Outlet } from 'react-router'
import { note } from './behaviour'
import { useMerging } from './cart/merging'
import { SignInProvider } from './me/signing-in'

export function Layout() {
  useEffect(() => note({ kind: 'visit' }), [])
  useMerging()
  return (
    <SignInProvider>
      <Outlet />
    </SignInProvider>
  )
}
