/** Starts a console: who is there decides between signing in and the pages. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { QueryClientProvider } from '@tanstack/react-query'
import { makeQueryClient } from '@api/queries'
import { type Console, ConsoleProvider } from './console'
import { Door } from './door'
import { LanguageProvider } from './language'
import { LookProvider } from './look'
import { type Slots, SlotsProvider } from './slots'
import './base.css'

/** Called once by each app. */
export function start(console: Console, slots: Slots) {
  const place = document.getElementById('root')
  if (place === null) throw new Error('the page has no #root')
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={makeQueryClient()}>
        <LanguageProvider>
          <LookProvider>
            <ConsoleProvider value={console}>
              <SlotsProvider value={slots}>
                <Door />
              </SlotsProvider>
            </ConsoleProvider>
          </LookProvider>
        </LanguageProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}
