/** What is asked of the server about reviews, and sent to it. */
import { useMemo } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { api, client } from '@api/client'
import { asProblem } from '@api/problem'
import type { Schema } from '@api/types'

export type Review = Schema<'ProductReviewView'>
export type Figures = Schema<'ReviewFiguresView'>
export type OwnReview = Schema<'OwnReviewView'>
export type Purchase = Schema<'Purchase'>

export const KINDS = ['all', 'with_pictures', 'good', 'middle', 'bad'] as const
export type Kind = (typeof KINDS)[number]

/** What is asked for anew once something was written. */
export const REVIEWS = ['/api/shop/reviews', '/api/shop/products/{product_id}/reviews']
export const PICTURES_MAX = 9
export const TEXT_MAX = 1000
const AT_ONCE = 20

const paging = { pageParamName: 'after', initialPageParam: null, getNextPageParam: (last: { next: string | null }) => last.next }

export function useReviews(product_id: string, kind: Kind) {
  const query = { limit: AT_ONCE, ...(kind === 'all' ? {} : { kind }) }
  const found = api.useInfiniteQuery('get', '/api/shop/products/{product_id}/reviews', { params: { path: { product_id }, query } }, { ...paging, placeholderData: keepPreviousData })
  const pages = found.data?.pages
  const reviews = useMemo(() => pages?.flatMap((page) => page.items), [pages])
  return { found, reviews, figures: pages?.[0]?.figures }
}

export function useToWrite(order: string | null, enabled: boolean) {
  const query = order === null ? {} : { order }
  const found = api.useInfiniteQuery('get', '/api/shop/reviews/to-write', { params: { query } }, { ...paging, enabled, staleTime: 0 })
  const pages = found.data?.pages
  const lines = useMemo(() => pages?.flatMap((page) => page.items), [pages])
  return { found, lines }
}

export function useWritten() {
  const found = api.useInfiniteQuery('get', '/api/shop/reviews/mine', { params: { query: { limit: AT_ONCE } } }, { ...paging, staleTime: 0 })
  const pages = found.data?.pages
  const reviews = useMemo(() => pages?.flatMap((page) => page.items), [pages])
  return { found, reviews }
}

/** Send a picture in; its id. What a telephone calls it does not matter. Throws the server's problem. */
export async function sendPicture(file: File): Promise<string> {
  const form = new FormData()
  form.append('file', file, `picture.${file.type.replace('image/', '')}`)
  const asked = client.POST('/api/shop/reviews/pictures', { body: { file: file.name }, bodySerializer: () => form })
  const { data, error } = await asked.catch((lost: unknown) => ({ data: undefined, error: lost }))
  if (data === undefined) throw asProblem(error)
  return data.id
}

export function pictureOf(review: string, file: string, size: 'small' | 'large'): string {
  return `/api/shop/reviews/${review}/pictures/${file}?size=${size}`
}

/** 467 as "4.7". */
export function meanOf(figures: Figures): string {
  return (Math.round(figures.mean_x100 / 10) / 10).toFixed(1)
}

/** Whole days between two moments. */
export function daysBetween(from: string, until: string): number {
  return Math.max(0, Math.floor((Date.parse(until) - Date.parse(from)) / 86_400_000))
}
