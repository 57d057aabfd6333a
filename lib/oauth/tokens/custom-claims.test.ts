import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { previewClaims } from '@/lib/schemas/claims-preview'
import { EXPRESSION_NAMES } from '@/lib/schemas/expressions'
import type { TokenAttribute } from '@/lib/schemas/token-attribute'
import type { RuntimeUser } from '../ports'
import { addClient, addResource, createWorld } from '../testing/world'
import { customClaims, expressionFacts } from './custom-claims'

const user: RuntimeUser = {
  id: 'uid-1',
  username: 'casey.brown',
  storeName: 'UserIdentityStore1',
  claims: { email: 'casey@hotel.example', email_verified: true, name: 'Casey Brown', address: { country: 'DE' } },
  groups: ['org10', 'org12'],
  attributes: { costCentre: 4711, tags: ['a', 'b'], uid: 'forged', empty: '' },
  refusal: null,
  passwordChangedAt: null,
  tokensValidFrom: null,
}
const claimName = fc.constantFrom(
  'mail',
  'tier',
  'groups',
  'costCentre',
  'sub',
  'uid',
  'iss',
  'TokenExchange_x',
  '__proto__',
)
const expression = fc.constantFrom(
  ...EXPRESSION_NAMES.map(({ name }) => `$${name.replace('<name>', 'tags')}`),
  'plain',
  '$user.emial',
  'id=$client.id;$user.groups',
)
const attribute: fc.Arbitrary<TokenAttribute> = fc.record({
  attrName: claimName,
  attrValue: expression,
  attrType: fc.constantFrom('STATIC' as const, 'DYNAMIC' as const),
})
const attributes = fc.uniqueArray(attribute, { selector: ({ attrName }) => attrName, maxLength: 6 })

describe('custom claims', () => {
  it('are what the console previews, for every person, resource server and client', () => {
    fc.assert(
      fc.property(
        attributes,
        attributes,
        fc.uniqueArray(claimName),
        fc.boolean(),
        (ofResource, ofClient, wanted, isPerson) => {
          const world = createWorld()
          const resource = addResource(world.config, 'd1', { name: 'Vault', tokenAttributes: ofResource })
          const client = addClient(world.config, 'd1', {
            clientId: 'keeper',
            attributes: ofClient,
            accessTokenCustomClaims: wanted,
          })
          const facts = {
            domain: world.domain,
            client,
            user: isPerson ? user : null,
            resources: [resource],
            scopes: ['Vault.DefaultScope'],
            grantType: 'JWT_BEARER' as const,
            address: '192.0.2.1',
          }
          const previewed = previewClaims(
            [
              { origin: 'Vault', attributes: ofResource },
              { origin: 'keeper', attributes: ofClient },
            ],
            expressionFacts(facts),
            { origin: 'keeper', names: wanted },
          )
          const values = previewed.flatMap(({ claim, outcome }) =>
            outcome.kind === 'value' ? [[claim, outcome.value] as const] : [],
          )
          expect(new Map(values)).toEqual(new Map(Object.entries(customClaims(facts))))
        },
      ),
    )
  })

  it('let a client name what it wants to know of a person, in the types the store has', () => {
    const world = createWorld()
    const names = ['costCentre', 'groups', 'email_verified', 'email', 'uid', 'sub', 'empty', 'unknown', 'address']
    const client = addClient(world.config, 'd1', { clientId: 'keeper', accessTokenCustomClaims: names })
    const facts = {
      domain: world.domain,
      client,
      resources: [],
      scopes: [],
      grantType: 'PASSWORD' as const,
      address: '',
    }
    expect(customClaims({ ...facts, user })).toEqual({
      costCentre: 4711,
      groups: 'org10:org12',
      email_verified: true,
      email: 'casey@hotel.example',
      address: 'DE',
    })
    expect(customClaims({ ...facts, user: null })).toEqual({})
  })

  it('of the client hide those of the resource server (B13), which hide what the client wants to know', () => {
    const world = createWorld()
    const resource = addResource(world.config, 'd1', {
      name: 'Vault',
      tokenAttributes: [
        { attrName: 'email', attrValue: 'of the resource', attrType: 'STATIC' },
        { attrName: 'tier', attrValue: 'of the resource', attrType: 'STATIC' },
      ],
    })
    const client = addClient(world.config, 'd1', {
      clientId: 'keeper',
      accessTokenCustomClaims: ['email'],
      attributes: [{ attrName: 'tier', attrValue: '$user.userid', attrType: 'DYNAMIC' }],
    })
    const facts = {
      domain: world.domain,
      client,
      user,
      resources: [resource],
      scopes: [],
      grantType: 'PASSWORD' as const,
    }
    expect(customClaims({ ...facts, address: '' })).toEqual({ email: 'of the resource', tier: 'casey.brown' })
  })
})
