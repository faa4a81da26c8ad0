/** What a checkout costs now, as the server reckons it. */
import { useEffect, useState } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { api } from '@api/client'
import type { Schema } from '@api/types'

export type Checkout = Schema<'Checkout'>
export type Preview = Schema<'CheckoutView'>
export type PreviewLine = Schema<'PreviewLineView'>
export type Note = Schema<'ExplanationView'>

/** The price; nothing is asked while nothing is wanted. */
export function usePreview(checkout: Checkout) {
  return api.useQuery(
    'post',
    '/api/shop/checkout/preview',
    { body: checkout },
    { enabled: checkout.lines.length > 0, staleTime: 0, refetchOnWindowFocus: true, placeholderData: keepPreviousData },
  )
}

/** The same, once nothing has changed for a moment. */
export function useSettled<Thing>(thing: Thing, milliseconds: number): Thing {
  const [settled, setSettled] = useState(thing)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(thing), milliseconds)
    return () => clearTimeout(timer)
  }, [thing, milliseconds])
  return settled
}
