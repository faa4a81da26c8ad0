/** Which article of `docs/help` belongs to which page. */
import type { Language } from '@ui/language'

/** The longest beginning of the address counts. */
const ARTICLES: Record<string, string> = {
  '/desk': 'desk',
  '/identity/accounts': 'accounts',
  '/identity/departments': 'departments',
  '/identity/posts': 'departments',
  '/identity/roles': 'roles',
  '/identity': 'sign-in',
  '/profile': 'sign-in',
  '/audit': 'audit',
  '/exports': 'audit',
  '/approvals': 'approvals',
  '/notices': 'notices',
  '/settings': 'settings',
  '/dictionaries': 'settings',
  '/files': 'files',
  '/payments': 'payments',
  '/payments/cases': 'payment-cases',
  '/payments/channels': 'payment-channels',
  '/payments/callbacks': 'payment-channels',
  '/payments/bills': 'payment-channels',
  '/finance/days': 'daily-close',
  '/invoices': 'invoices',
  '/settlement': 'settlement',
  '/bills': 'settlement',
  '/payouts': 'payouts',
  '/violations': 'violations',
  '/reconciliation': 'reconciliation',
  '/invoices/issuer': 'invoices',
  '/invoices/tax-classes': 'invoices',
  '/finance/trial-balance': 'daily-close',
  '/ledger': 'ledger',
  '/machine/proofs': 'ledger',
  '/machine': 'machine',
  '/logistics': 'freight',
  '/logistics/waybills': 'parcels',
  '/logistics/exceptions': 'parcels',
  '/logistics/carriers': 'carriers',
  '/marketing': 'coupons',
  '/marketing/promotions': 'promotions',
  '/marketing/trial': 'price-trial',
  '/catalog/categories': 'categories',
  '/catalog/brands': 'categories',
  '/catalog/attributes': 'attributes',
  '/catalog/spec-templates': 'attributes',
  '/catalog/labels': 'labels',
  '/catalog/forbidden-words': 'labels',
  '/sheets/catalog.categories': 'categories',
  '/catalog/products': 'products',
  '/catalog/reviews': 'product-review',
  '/catalog/revisions': 'product-review',
  '/catalog/prices': 'product-prices',
  '/catalog/buyer-reviews': 'buyer-reviews',
  '/ordering': 'orders',
  '/aftersale': 'aftersale',
  '/fulfilment': 'shipping',
  '/fulfilment/card-keys': 'card-keys',
  '/fulfilment/rules': 'sourcing-rules',
  '/fulfilment/simulation': 'sourcing-rules',
  '/printing': 'printing',
  '/storefront': 'shop',
  '/members': 'shop',
  '/sheets': 'sheets',
  '/merchants/application': 'joining',
  '/merchants/own-shop': 'joining',
  '/merchants/own-papers': 'joining',
  '/merchants': 'merchants',
  '/inventory/documents': 'stock-documents',
  '/inventory/receive': 'stock-documents',
  '/inventory': 'stock',
  '/wms/settings': 'warehouse-places',
  '/wms/settings/devices': 'warehouse-devices',
  '/wms/returns': 'warehouse-returns',
  '/wms/pda/returns': 'warehouse-returns',
  '/wms': 'warehouse-outbound',
}

const drawn = import.meta.glob<string>('../../../../docs/help/*/*.svg', { query: '?url', import: 'default', eager: true })

/** Address of a drawing beside an article. */
export function drawingOf(name: string, language: Language): string | undefined {
  return drawn[`../../../../docs/help/${language}/${name}`]
}

const written = import.meta.glob<string>('../../../../docs/help/*/*.md', { query: '?raw', import: 'default' })

/** The article for an address inside the console; undefined where there is none. */
export function articleOf(address: string): string | undefined {
  const fitting = Object.keys(ARTICLES).filter((start) => address === start || address.startsWith(`${start}/`))
  const nearest = fitting.toSorted((one, other) => other.length - one.length)[0]
  return nearest === undefined ? undefined : ARTICLES[nearest]
}

/** How an article's text is fetched; undefined when it is not written in this language. */
export function textOf(article: string, language: Language): (() => Promise<string>) | undefined {
  return written[`../../../../docs/help/${language}/${article}.md`]
}
