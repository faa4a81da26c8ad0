import { expect, test } from 'vitest'
import { pathOf, placed } from './problem-form'

const problem = (errors: { place: string; message: string }[]) => ({
  type: 'urn:x',
  title: '标题',
  status: 422,
  detail: '说明',
  code: 'x.y',
  instance: '',
  errors: errors.map((one) => ({ ...one, code: 'x.y' })),
})

test('a place in the body is a path with numbers for positions in lists', () => {
  expect(pathOf('body/lines/0/amount')).toEqual(['lines', 0, 'amount'])
  expect(pathOf('query/limit')).toBeNull()
  expect(pathOf('body')).toBeNull()
})

test('what is wrong stands beside its field, the rest on top', () => {
  const said = placed(problem([{ place: 'body/login', message: '已被使用' }, { place: 'header/x', message: '头' }]), [['login'], ['name']])
  expect(said).toEqual({ fields: [{ name: ['login'], errors: ['已被使用'] }], rest: ['头'] })
})

test('a fault deep inside a field that is one control stands at that control', () => {
  const said = placed(problem([{ place: 'body/steps/1/people/0', message: '未知' }]), [['steps', 1, 'people'], ['steps']])
  expect(said.fields).toEqual([{ name: ['steps', 1, 'people'], errors: ['未知'] }])
})

test('several faults of one field are told together', () => {
  const said = placed(problem([{ place: 'body/a', message: '一' }, { place: 'body/a', message: '二' }]), [['a']])
  expect(said.fields).toEqual([{ name: ['a'], errors: ['一', '二'] }])
})

test('a refusal without places is told by its detail', () => {
  expect(placed(problem([]), [['a']])).toEqual({ fields: [], rest: ['说明'] })
})
