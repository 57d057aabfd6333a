import { describe, expect, it } from 'vitest'
import { FIXED_FIELDS, INVENTORY_SCHEMAS } from '@/lib/schemas/migration/inventory'
import { LISTED_KINDS } from '@/lib/schemas/migration/inventory-kinds'
import { FIELDS, formValues, serviceValues } from './inventory-fields'
import { inventoryFormSchema } from './inventory-form-schema'

describe('the forms of the inventory', () => {
  it.each(LISTED_KINDS)('have every field of a %s, and fix those that the service fixes', (kind) => {
    const names = FIELDS[kind].map(({ name }) => name)
    expect(names.toSorted()).toEqual(Object.keys(INVENTORY_SCHEMAS[kind].shape).toSorted())
    const fixed = FIELDS[kind].filter((field) => field.fixed).map(({ name }) => name)
    expect(fixed.toSorted()).toEqual(FIXED_FIELDS[kind].toSorted())
  })

  it('show lists as lines and read them back, however they are parted', () => {
    const values = { chain: 'SUN', code: 'UAT', allowedNetworks: ['10.0.0.0/8', '2001:db8::/32'] }
    const shown = formValues('environment', values)
    expect(shown).toMatchObject({ allowedNetworks: '10.0.0.0/8\n2001:db8::/32', kind: 'NON_PRODUCTION', operator: '' })
    expect(serviceValues('environment', shown).allowedNetworks).toEqual(values.allowedNetworks)
    expect(serviceValues('environment', { allowedNetworks: ' 10.0.0.0/8, ' }).allowedNetworks).toEqual(['10.0.0.0/8'])
  })

  it('tell a broken rule at its field, a wrong line of a list included', async () => {
    const told = async (kind: 'environment' | 'enterprise', values: Record<string, string>) =>
      (await inventoryFormSchema(kind).safeParseAsync(values)).error?.issues.map(({ path, message }) => [
        path.join('.'),
        message,
      ])
    const environment = { chain: 'SUN', code: 'UAT', kind: 'PRODUCTION', gateway: 'eu', operator: '' }
    expect(await told('environment', { ...environment, allowedNetworks: '10.0.0.0/8\n10.0.0.0' })).toEqual([
      ['allowedNetworks', 'must be a network like 203.0.113.0/24'],
    ])
    expect(await told('enterprise', { customer: 'A', name: 'B', code: 'OPERA' })).toEqual([['code', 'is reserved']])
    expect(await told('enterprise', { customer: 'A', name: 'B', code: '' })).toBeUndefined()
  })
})
