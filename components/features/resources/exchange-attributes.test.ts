import { describe, expect, it } from 'vitest'
import { allowedClients, withAllowedClients } from './exchange-attributes'

const region = { attrName: 'region', attrValue: 'emea', attrType: 'STATIC' as const }

describe('allow-lists of token exchange', () => {
  it('are read from comma-separated attributes, whatever the spacing', () => {
    const attributes = [{ ...region, attrName: 'TokenExchange_AllowedClientsForDelegation', attrValue: 'a, b,,c ' }]
    expect(allowedClients(attributes, 'delegation')).toEqual(['a', 'b', 'c'])
    expect(allowedClients(attributes, 'impersonation')).toEqual([])
  })

  it('leave every other attribute alone, and go away when empty', () => {
    const stored = withAllowedClients([region], { delegation: ['a', 'b'], impersonation: [] })
    expect(stored).toEqual([
      region,
      { attrName: 'TokenExchange_AllowedClientsForDelegation', attrValue: 'a,b', attrType: 'STATIC' },
    ])
    expect(withAllowedClients(stored, { delegation: [], impersonation: [] })).toEqual([region])
  })
})
