import { expect, test } from 'vitest'
import { nameIn } from './name'

test('an offer has its English name in the English shop, and the only one it has elsewhere', () => {
  const both = { name: '满100减10', name_en: '10 off 100' }
  expect([nameIn('en-US', both), nameIn('zh-CN', both), nameIn('en-US', { name: '满减', name_en: '' }), nameIn('en-US', { name: '满减' })]).toEqual(['10 off 100', '满100减10', '满减', '满减'])
})
