import { describe, expect, it } from 'vitest'
import { previewClaims } from './claims-preview'
import type { ExpressionFacts } from './expression-values'
import type { TokenAttribute } from './token-attribute'

const attribute = (attrName: string, attrValue: string, attrType: TokenAttribute['attrType'] = 'STATIC') => ({
  attrName,
  attrValue,
  attrType,
})
const facts: ExpressionFacts = {
  user: { id: 'u1', username: 'casey', storeName: 'S', claims: { email: 'c@x.example' }, groups: [], attributes: {} },
  client: { id: 'portal', name: 'Portal', type: 'CONFIDENTIAL_CLIENT' },
  request: { domain: 'D', grantType: 'PASSWORD', scopes: [], address: '192.0.2.1' },
}
const layers = (resource: TokenAttribute[], client: TokenAttribute[] = []) => [
  { origin: 'Resource Ledger', attributes: resource },
  { origin: 'This client', attributes: client },
]

describe('the preview of custom claims', () => {
  it('says of each claim where it comes from, and what it hides', () => {
    expect(
      previewClaims(layers([attribute('region', 'emea'), attribute('tier', 'a')], [attribute('region', 'us')]), facts),
    ).toEqual([
      { claim: 'tier', origin: 'Resource Ledger', outcome: { kind: 'value', value: 'a' }, hides: [] },
      { claim: 'region', origin: 'This client', outcome: { kind: 'value', value: 'us' }, hides: ['Resource Ledger'] },
    ])
  })

  it('works an expression out for the person, and names what has no value', () => {
    const dynamic = [
      attribute('mail', '$user.email', 'DYNAMIC'),
      attribute('nick', '$user.nickname/$user.locale', 'DYNAMIC'),
    ]
    expect(previewClaims(layers(dynamic), facts).map(({ outcome }) => outcome)).toEqual([
      { kind: 'value', value: 'c@x.example' },
      { kind: 'absent', why: '$user.nickname, $user.locale has no value' },
    ])
    expect(previewClaims(layers(dynamic), { ...facts, user: null })[0]?.outcome).toEqual({
      kind: 'absent',
      why: '$user.email has no value',
    })
  })

  it('shows an unknown name as the problem it is, and what can never be a claim', () => {
    const rows = previewClaims(layers([attribute('mail', '$user.emial', 'DYNAMIC'), attribute('sub', 'x')]), facts)
    expect(rows.map(({ outcome }) => outcome)).toEqual([
      { kind: 'problem', problem: expect.stringContaining('$user.email') },
      { kind: 'reserved' },
    ])
  })

  it('never shows control attributes and rows without a name', () => {
    expect(
      previewClaims(layers([attribute('TokenExchange_AllowedClientsForDelegation', 'a'), attribute('', 'x')]), facts),
    ).toEqual([])
  })
})
