import { describe, expect, it } from 'vitest'
import { attributesOf, rowsOf } from './attribute-rows'
import { attributesCardSchema } from './attributes-card-schema'

describe('custom attributes in a form', () => {
  it('come back as what they were: text, number, yes or no, list', () => {
    const attributes = { costCenter: '0042', level: 3.5, external: false, rooms: ['a b', 'c'], empty: '' }
    expect(attributesOf(rowsOf(attributes))).toEqual(attributes)
  })

  it('refuse a number that is none, a name that is none, and a name given twice, each at its row', () => {
    const rows = [
      { name: 'level', kind: 'number', value: 'three' },
      { name: 'level', kind: 'text', value: '' },
      { name: '1st', kind: 'text', value: '' },
    ]
    const { error } = attributesCardSchema.safeParse({ attributes: rows })
    expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([
      'attributes.0.value',
      'attributes.1.name',
      'attributes.2.name',
    ])
  })
})
