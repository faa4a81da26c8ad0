import { expect, test } from 'vitest'
import { EMPTY, givesOf } from './values'

test('nothing chosen leaves the reach open, and only chosen departments are sent', () => {
  const gives = givesOf({ ...EMPTY, merchant_ids: [], warehouse_ids: ['w'], department_ids: ['d'] })
  expect(gives).toMatchObject({ merchant_ids: null, warehouse_ids: ['w'], department_ids: null })
  expect(givesOf({ ...EMPTY, data_scope: 'chosen' }).department_ids).toEqual([])
})
