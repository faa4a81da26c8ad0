/** The pages of the shop. All but the first are chunks of their own. */
import type { ReactNode } from 'react'
import type { RouteObject } from 'react-router'
import { Home } from './home/home'
import { Layout } from './layout'

type Screen = { default: () => ReactNode }

function page(path: string, load: () => Promise<Screen>): RouteObject {
  return { path, lazy: async () => ({ Component: (await load()).default }) }
}

export const routes: RouteObject[] = [
  {
    element: <Layout />,
    children: [
      { index: true, element: <Home /> },
      page('/categories', () => import('./categories/categories')),
      page('/find', () => import('./search/find')),
      page('/search', () => import('./search/results')),
      page('/products/:id', () => import('./product/product')),
      page('/products/:id/reviews', () => import('./reviews/all')),
      page('/shops/:id', () => import('./sellers/seller')),
      page('/cart', () => import('./cart/cart')),
      page('/checkout', () => import('./checkout/checkout')),
      page('/pay/:tradeId', () => import('./pay/pay')),
      page('/orders', () => import('./orders/list')),
      page('/orders/:orderId', () => import('./orders/detail')),
      page('/orders/:orderId/aftersale', () => import('./aftersale/apply')),
      page('/orders/:orderId/invoice', () => import('./invoices/invoice')),
      page('/aftersale', () => import('./aftersale/mine')),
      page('/aftersale/:caseId', () => import('./aftersale/case')),
      page('/reviews', () => import('./reviews/mine')),
      page('/coupons', () => import('./coupons/centre')),
      page('/coupons/mine', () => import('./coupons/mine')),
      page('/me', () => import('./me/me')),
      page('/me/addresses', () => import('./me/addresses')),
    ],
  },
]
