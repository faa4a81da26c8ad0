import { createContext } from 'react'

/** Of which shop the goods of this form are; null: of any. */
export const MerchantOfForm = createContext<string | null>(null)
