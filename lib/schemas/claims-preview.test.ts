import { describe, expect, it } from 'vitest'
import { claimsPreview } from './claims-preview'
import type { TokenAttribute } from './token-attribute'

const attribute = (attrName: string, attrValue: string, attrType: TokenAttribute['attrType'] = 'STATIC') => ({
  attrName,
  attrValue,
  attrType,
})

describe('the preview of custom claims', () => {
  it('lets an attribute of the client win over one of the resource server', () => {
    expect(claimsPreview([attribute('region', 'emea'), attribute('tier', 'a')], [attribute('region', 'us')])).toEqual({
      region: 'us',
      tier: 'a',
    })
  })

  it('never shows control attributes, and shows a dynamic one as its expression', () => {
    const layers = [
      attribute('TokenExchange_AllowedClientsForDelegation', 'a,b'),
      attribute('sid', '$session.id', 'DYNAMIC'),
    ]
    expect(claimsPreview(layers)).toEqual({ sid: 'worked out at issue: $session.id' })
  })
})
