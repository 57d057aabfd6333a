import { describe, expect, it } from 'vitest'
import { fieldMessage, placeErrors } from './form-errors'

describe('field errors', () => {
  it('finds the message of a field, of an entry and of a whole list', () => {
    const at = (message: string) => ({ type: 'x', message })
    expect(fieldMessage({ name: at('is required') }, 'name')).toBe('is required')
    expect(fieldMessage({ scopes: [undefined, at('must not be empty')] } as never, 'scopes')).toBe('must not be empty')
    expect(fieldMessage({ rows: [{ url: at('must be absolute') }] } as never, 'rows.0.url')).toBe('must be absolute')
    expect(fieldMessage({ rows: Object.assign([], { root: at('too many') }) } as never, 'rows')).toBe('too many')
    expect(fieldMessage({}, 'rows.0.url')).toBeUndefined()
  })

  it('keeps what the form has no place for, instead of dropping it', () => {
    const found = placeErrors({ name: ['is taken'], 'scopes.0': ['is in use'], '': ['no'] }, ['name'])
    expect(found.placed).toEqual([{ path: 'name', message: 'is taken' }])
    expect(found.unplaced).toEqual(['scopes.0: is in use', 'no'])
  })
})
