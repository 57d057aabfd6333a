import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainClaims } from './explain-token'
import { clientViewOf, domainViewOf, resourceViewOf } from './testing/views'

const attribute = (attrName: string, attrValue: string) => ({ attrName, attrValue, attrType: 'STATIC' as const })
const client = clientViewOf({ defaultScope: 'Orders.read', attributes: [attribute('tenant', 'client')] })
const resources = [
  resourceViewOf({ tokenAttributes: [attribute('tenant', 'orders'), attribute('region', 'emea')] }),
  resourceViewOf({ name: 'Stock', tokenAttributes: [attribute('region', 'apac')] }),
]
const claims = {
  iss: 'https://gate.example/oauth2',
  aud: ['Orders', 'https://gate.example/oauth2'],
  exp: 3600,
  iat: 0,
  jti: 'x',
  sub: 'client-1',
  client: 'client-1',
  scope: ['Orders.read'],
  domain: 'Payments',
  tenant: 'client',
  region: 'apac',
  unheard: 1,
}
const explained = () => {
  const list = explainClaims({ client, domain: domainViewOf(), resources, claims })
  return Object.fromEntries(list.map((each) => [each.claim, each]))
}

describe('where each claim came from', () => {
  it('explains every claim, in the order of the token, with its value', () => {
    const list = explainClaims({ client, domain: domainViewOf(), resources, claims })
    expect(list.map((each) => [each.claim, each.value])).toEqual(Object.entries(claims))
    for (const { why, claim } of list) expect(why, claim).toMatch(/^[A-Z].*\.$/)
  })

  it('B13: says that an attribute of the client hides the one of a resource server', () => {
    expect(explained().tenant).toMatchObject({ origin: 'client', entityName: 'Shop', setting: 'attributes.tenant' })
    expect(explained().tenant?.why).toContain('Orders')
  })

  it('names the last resource server that sets an attribute', () => {
    expect(explained().region).toMatchObject({ origin: 'resource', entityName: 'Stock' })
  })

  it('names the setting of each claim that has one', () => {
    expect(explained()).toMatchObject({
      iss: { origin: 'server', setting: 'customAttrs.issuerMode' },
      aud: { origin: 'resource', entityName: 'Orders, Stock' },
      exp: { origin: 'domain', setting: 'tokenSettings.ACCESS_TOKEN.tokenExpiry' },
      sub: { origin: 'client', setting: 'id' },
      scope: { origin: 'client', setting: 'defaultScope' },
      domain: { origin: 'domain', entityName: 'Payments' },
      unheard: { origin: 'protocol', setting: null },
    })
  })

  it('takes any claim name, those of object members too', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor')), fc.anything()),
        (odd) => {
          expect(explainClaims({ client, domain: domainViewOf(), resources, claims: odd })).toHaveLength(
            Object.keys(odd).length,
          )
        },
      ),
    )
  })
})
