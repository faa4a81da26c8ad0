import { expect, test } from 'vitest'
import { render, screen } from '@testing-library/react'
import { TextField } from './fields'
import { BareForm } from './form'

test('two forms of a page may have fields of one name: each label means its own', () => {
  const nothing = async () => undefined
  render(
    <>
      <BareForm submit="a" onSubmit={nothing} initial={{ region: 'one' }}>
        <TextField name="region" label="First" />
      </BareForm>
      <BareForm submit="b" onSubmit={nothing} initial={{ region: 'two' }}>
        <TextField name="region" label="Second" />
      </BareForm>
    </>,
  )
  const fields = [screen.getByLabelText('First'), screen.getByLabelText('Second')] as HTMLInputElement[]
  expect(fields.map((field) => field.value)).toEqual(['one', 'two'])
  expect(new Set(fields.map((field) => field.id)).size).toBe(2)
})
