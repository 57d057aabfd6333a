import { beforeEach, describe, expect, it } from 'vitest'
import { AT } from '../testing/assertions'
import { createExchangeWorld, type ExchangeWorld } from '../testing/exchange-world'
import { changeDomain, PUBLIC_URL } from '../testing/world'

let world: ExchangeWorld['world']
let allow: ExchangeWorld['allow']
let target: ExchangeWorld['target']
let own: ExchangeWorld['own']
let ask: ExchangeWorld['ask']
let claimsOf: ExchangeWorld['claimsOf']
let refusal: ExchangeWorld['refusal']
beforeEach(() => {
  ;({ world, allow, target, own, ask, claimsOf, refusal } = createExchangeWorld())
})

describe('target of an exchange', () => {
  it('is a resource server with all scopes that the caller has of it', async () => {
    const claims = await claimsOf(ask({ scope: '', resource: 'Ledger' }))
    expect(claims).toMatchObject({ scope: ['Ledger.read', 'Ledger.write'], aud: ['Ledger', `${PUBLIC_URL}/oauth2`] })
  })

  it('may be several resource servers, where the domain lets one token have several', async () => {
    const resources: [string, string][] = [
      ['resource', 'Ledger'],
      ['resource', 'Orders'],
    ]
    expect(await refusal(ask({ scope: '' }, resources))).toEqual([400, 'invalid_scope', 'scope.one-resource'])
    changeDomain(world.config, 'Payments', { enableMultipleResourceServer: true })
    const claims = await claimsOf(ask({ scope: '' }, resources))
    expect(claims.scope).toEqual(['Ledger.read', 'Ledger.write', 'Orders.read'])
    expect(claims.aud).toEqual(['Ledger', 'Orders', `${PUBLIC_URL}/oauth2`])
    target('Orders', { Impersonation: '' })
    expect(await refusal(ask({ scope: '' }, resources))).toEqual([400, 'invalid_target', 'exchange.client-allowed'])
  })

  it('narrows scopes to the resource servers that are named', async () => {
    expect((await ask({ resource: 'Ledger' })).status).toBe(200)
    expect(await refusal(ask({ resource: 'Orders' }))).toEqual([400, 'invalid_scope', 'exchange.scope-target'])
  })

  it.each([
    ['a resource server nobody has', { scope: '', resource: 'Nowhere' }, 'invalid_target', 'exchange.target-known'],
    ['one the caller has no scope of', { scope: '', resource: 'Shop' }, 'invalid_scope', 'scope.assigned'],
    ['a scope that is not assigned to the caller', { scope: 'Orders.write' }, 'invalid_scope', 'scope.assigned'],
    ['built-in scopes alone', { scope: 'openid' }, 'invalid_target', 'exchange.target-known'],
  ])('is never %s', async (_, form, error, rule) => {
    target('Shop')
    expect(await refusal(ask(form))).toEqual([400, error, rule])
  })

  it('takes further audiences, as many as are sent, but no resource server that does not list the caller', async () => {
    const audiences: [string, string][] = [
      ['audience', 'https://api.example'],
      ['audience', 'urn:two'],
    ]
    expect((await claimsOf(ask({}, audiences))).aud).toEqual([
      'Ledger',
      `${PUBLIC_URL}/oauth2`,
      'https://api.example',
      'urn:two',
    ])
    expect((await ask({ audience: 'Orders' })).status).toBe(200)
    target('Orders', { Impersonation: 'somebody' })
    expect(await refusal(ask({ audience: 'Orders' }))).toEqual([400, 'invalid_target', 'exchange.audience'])
  })

  it('B20 follows the list of the resource server from the request after the change', async () => {
    expect((await ask()).status).toBe(200)
    target('Ledger', { Impersonation: 'somebody' })
    expect((await ask()).status).toBe(400)
    target('Ledger')
    expect((await ask()).status).toBe(200)
  })
})

describe('scopes of an exchanged token', () => {
  it('never go beyond the subject token, of a resource server that it has scopes of', async () => {
    const subject_token = own({ scope: ['Ledger.read', 'Shop.read'] })
    expect((await claimsOf(ask({ subject_token }))).scope).toEqual(['Ledger.read'])
    const beyond = [400, 'invalid_scope', 'exchange.beyond-subject']
    expect(await refusal(ask({ subject_token, scope: 'Ledger.write' }))).toEqual(beyond)
    expect(await refusal(ask({ subject_token, scope: 'Ledger.read Ledger.write' }))).toEqual(beyond)
  })

  it('are narrowed to the subject token where they were not asked for by name', async () => {
    const byResource = (scope: string[]) => ask({ scope: '', resource: 'Ledger', subject_token: own({ scope }) })
    expect((await claimsOf(byResource(['Ledger.read']))).scope).toEqual(['Ledger.read'])
    expect(await refusal(byResource(['Ledger.DefaultScope']))).toEqual([
      400,
      'invalid_scope',
      'exchange.beyond-subject',
    ])
  })

  it('hold a built-in scope only when the subject token does', async () => {
    const scope = 'Ledger.read openid'
    expect(await refusal(ask({ scope }))).toEqual([400, 'invalid_scope', 'exchange.beyond-subject'])
    expect((await claimsOf(ask({ scope, subject_token: own({ scope: ['openid'] }) }))).scope).toEqual(scope.split(' '))
  })

  it('cannot be won back by exchanging again', async () => {
    const { json } = await ask({ subject_token: own({ scope: ['Ledger.read'] }) })
    const again = ask({ subject_token: String(json.access_token), scope: 'Ledger.write' })
    expect(await refusal(again)).toEqual([400, 'invalid_scope', 'exchange.beyond-subject'])
  })
})

describe('life of an exchanged token', () => {
  it('is that of an access token, and ends with the subject token at the latest', async () => {
    expect((await ask({ subject_token: own({ exp: AT + 9000 }) })).json.expires_in).toBe(3600)
    allow({ TokenExchange_TokenExpiryInSeconds: 7200 })
    expect((await ask({ subject_token: own({ exp: AT + 90 }) })).json.expires_in).toBe(90)
    const claims = await claimsOf(ask({ subject_token: own({ exp: AT + 90 }) }))
    expect(claims.exp).toBe(AT + 90)
  })

  it('goes on after the subject token only where the domain lets it', async () => {
    allow({ TokenExchange_TokenExpiryInSeconds: '7200', TokenExchange_MayOutliveSubjectToken: 'true' })
    expect((await ask({ subject_token: own({ exp: AT + 90 }) })).json.expires_in).toBe(7200)
  })
})
