import { beforeEach, describe, expect, it } from 'vitest'
import { addResource, askToken, changeClient, changeDomain, createWorld, readToken, type World } from './testing/world'

let world: World
beforeEach(() => {
  world = createWorld()
})

async function scopeOf(scope?: string) {
  const { json } = await askToken(world, scope === undefined ? {} : { scope })
  return json.error ?? readToken(json.access_token).claims.scope
}

describe('scope (RFC 6749 §3.3)', () => {
  it('grants the default scope when none is asked for, and says so', async () => {
    const { json } = await askToken(world)
    expect(json.scope).toBe('Ledger.read')
    expect(readToken(json.access_token).claims.scope).toEqual(['Ledger.read'])
  })

  it('treats an empty scope as none', async () => {
    expect(await scopeOf('')).toEqual(['Ledger.read'])
  })

  it('refuses a request without scope when the client has no default', async () => {
    changeClient(world.config, 'reporter', { defaultScope: null })
    expect(await scopeOf()).toBe('invalid_scope')
    expect(world.lastRule()).toBe('scope.default')
  })

  it('keeps the order asked for and drops repetitions', async () => {
    expect(await scopeOf('Ledger.write Ledger.read Ledger.write')).toEqual(['Ledger.write', 'Ledger.read'])
  })

  it.each(['Ledger.delete', 'ledger.read', 'Ledger', 'openid', 'toString'])(
    'refuses %s, which is not assigned',
    async (scope) => {
      expect(await scopeOf(scope)).toBe('invalid_scope')
      expect(world.lastRule()).toBe('scope.assigned')
    },
  )

  it.each(['Ledger.read\tLedger.write', 'Ledger.read  Ledger.write', 'Ledger.read"', 'Ledger.r\\ead', 'Ledger.réad'])(
    'refuses %j, which is no list of scopes',
    async (scope) => {
      expect(await scopeOf(scope)).toBe('invalid_scope')
      expect(world.lastRule()).toBe('scope.readable')
    },
  )

  it('refuses an assigned scope that its resource server no longer has', async () => {
    changeClient(world.config, 'reporter', { scopes: new Set(['Gone.read']) })
    expect(await scopeOf('Gone.read')).toBe('invalid_scope')
    expect(world.lastRule()).toBe('scope.exists')
  })

  it('finds the resource server when its name holds dots', async () => {
    const named = addResource(world.config, 'd1', { name: 'https://api.example', scopes: new Set(['v1.read']) })
    changeClient(world.config, 'reporter', { scopes: new Set([`${named.name}.v1.read`]) })
    const { json } = await askToken(world, { scope: `${named.name}.v1.read` })
    expect(readToken(json.access_token).claims.aud).toContain(named.name)
  })

  it('never takes a resource server of another domain', async () => {
    addResource(world.config, 'd2', { name: 'Other', scopes: new Set(['read']) })
    changeClient(world.config, 'reporter', { scopes: new Set(['Other.read']) })
    expect(await scopeOf('Other.read')).toBe('invalid_scope')
  })
})

describe('several resource servers in one token (enableMultipleResourceServer)', () => {
  beforeEach(() => {
    addResource(world.config, 'd1', { name: 'Vault', scopes: new Set(['open']) })
    changeClient(world.config, 'reporter', {
      scopes: new Set(['Ledger.read', 'Vault.open', 'openid', 'UserInfo.email']),
    })
  })

  it('is refused unless the domain allows it', async () => {
    expect(await scopeOf('Ledger.read Vault.open')).toBe('invalid_scope')
    expect(world.lastRule()).toBe('scope.one-resource')
  })

  it('is granted where the domain allows it', async () => {
    changeDomain(world.config, 'Payments', { enableMultipleResourceServer: true })
    expect(await scopeOf('Ledger.read Vault.open')).toEqual(['Ledger.read', 'Vault.open'])
  })

  it('does not count built-in scopes', async () => {
    expect(await scopeOf('openid Ledger.read UserInfo.email')).toEqual(['openid', 'Ledger.read', 'UserInfo.email'])
  })
})
