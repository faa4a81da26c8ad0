/** What the features hang into the frame; the same in all consoles. */
import { lazy, Suspense } from 'react'
import type { Slots } from '@ui/slots'

const SignInPage = lazy(() => import('@features/sign-in/sign-in-page'))
const SignInAgain = lazy(() => import('@features/sign-in/sign-in-again'))
const AuditTab = lazy(() => import('@features/audit/audit-tab'))
const ExportButton = lazy(() => import('@features/exports/export-button'))
const PrintAll = lazy(() => import('@features/exports/print-all'))
const Bell = lazy(() => import('@features/notices/bell'))
const HelpButton = lazy(() => import('@features/help/help-button'))
const ChangePasswordPage = lazy(() => import('@features/sign-in/change-password-page'))

export const slots: Slots = {
  signIn: (props) => (
    <Suspense>{props.login === undefined ? <SignInPage {...props} /> : <SignInAgain {...props} />}</Suspense>
  ),
  changePassword: (props) => (
    <Suspense>
      <ChangePasswordPage {...props} />
    </Suspense>
  ),
  bell: () => (
    <Suspense>
      <Bell />
    </Suspense>
  ),
  help: () => (
    <Suspense>
      <HelpButton />
    </Suspense>
  ),
  auditTab: (props) => (
    <Suspense>
      <AuditTab {...props} />
    </Suspense>
  ),
  exportButton: (props) => (
    <Suspense>
      <ExportButton {...props} />
    </Suspense>
  ),
  printAll: (props) => (
    <Suspense>
      <PrintAll {...props} />
    </Suspense>
  ),
}
