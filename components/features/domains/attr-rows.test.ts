import { describe, expect, it } from 'vitest'
import { rowsFromAttrs, rowsToAttrs } from './attr-rows'
import { attrRowsSchema } from './attr-rows-schema'

const problems = (rows: { key: string; value: string }[]) =>
  attrRowsSchema.safeParse({ rows }).error?.issues.map((issue) => [issue.path.join('.'), issue.message]) ?? []

describe('custom attributes as rows', () => {
  it('puts the problem of a known key on its row', () => {
    expect(
      problems([
        { key: 'a', value: 'b' },
        { key: 'domainCertValidityInDays', value: 'many' },
      ]),
    ).toEqual([['rows.1.value', 'must be a whole number of 1 or more']])
  })

  it('refuses an empty and a repeated key', () => {
    expect(problems([{ key: '', value: 'x' }])).toEqual([['rows.0.key', 'is required']])
    expect(
      problems([
        { key: 'a', value: '1' },
        { key: 'a', value: '2' },
      ]),
    ).toEqual([['rows.1.key', 'is named twice']])
  })

  it('turns no rows into "never set" and back', () => {
    expect(rowsToAttrs([])).toBeNull()
    expect(rowsFromAttrs(null)).toEqual([])
    expect(rowsToAttrs(rowsFromAttrs({ usePKCE: 'PUBLIC_CLIENTS', flag: true }))).toEqual({
      usePKCE: 'PUBLIC_CLIENTS',
      flag: 'true',
    })
  })
})
