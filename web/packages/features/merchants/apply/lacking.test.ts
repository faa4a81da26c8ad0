import { expect, test } from 'vitest'
import { lackingPapers } from './lacking'

const need = (name: string, state: 'met' | 'missing' | 'expired') => ({ kind: 'k', name, needs_expiry: false, state, paper_id: null })
const category = (...needs: ReturnType<typeof need>[]) => ({ category_id: 'c', name: 'c', is_active: true, state: 'asked' as const, note: '', needs })

test('each paper that is not there is named once', () => {
  const categories = [category(need('permit', 'missing'), need('report', 'met')), category(need('permit', 'expired'))]
  expect(lackingPapers({ categories })).toEqual(['permit'])
})
