/** The page of joining, for people who are not signed in. */
import { lazy, Suspense } from 'react'
import type { SignInProps, StrangersPage } from '@ui/slots'

const JoinPage = lazy(() => import('./page'))

export const joinPage: StrangersPage = {
  path: '/join',
  leadsTo: '/merchants/application',
  link: { 'zh-CN': '我要入驻', 'en-US': 'Sell with us' },
  page: (props: SignInProps) => (
    <Suspense>
      <JoinPage {...props} />
    </Suspense>
  ),
}
