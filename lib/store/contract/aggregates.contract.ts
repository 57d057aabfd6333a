import { expect, it } from 'vitest'
import { ReferenceViolation, type Store, UniqueViolation } from '../store'
import { BORN, clientRecord, domainKeyRecord, domainRecord, keyPairRecord, resourceRecord } from '../testing/records'

/** What every aggregate of policy must do: keep what it was given, refuse doubles, notice that it is late. */
export function aggregatesContract(store: () => Store): void {
  it('gives a domain back exactly as it was stored', async () => {
    const domain = domainRecord({
      description: 'Zeile eins\nZeile zwei — “quoted” 🚪',
      customAttrs: { issuerMode: 'DOMAIN', domainCertValidityInDays: 30, isDcrRegEnabled: true },
      tokenEndpointAuthMethodsSupported: ['client_secret_basic', 'private_key_jwt'],
      issueTlsBoundAccessTokens: false,
      tlsClientAuthSubjectDn: 'CN=%clientid%, O=Example',
      createdAt: new Date('2026-02-03T04:05:06.789Z'),
    })
    await store().domains.insert(domain)
    expect(await store().domains.byId(domain.id)).toEqual(domain)
    expect(await store().domains.byName(domain.name)).toEqual(domain)
    expect(await store().domains.byIds([domain.id, 'unknown'])).toEqual([domain])
  })

  it('tells an attribute document that was never set from an empty one', async () => {
    const [none, empty] = [domainRecord({ customAttrs: null }), domainRecord({ customAttrs: {} })]
    await store().domains.insert(none)
    await store().domains.insert(empty)
    expect((await store().domains.byId(none.id))?.customAttrs).toBeNull()
    expect((await store().domains.byId(empty.id))?.customAttrs).toEqual({})
    expect(await store().domains.replace({ ...empty, customAttrs: null }, 1)).toBe(true)
    expect((await store().domains.byId(empty.id))?.customAttrs).toBeNull()
  })

  it('finds a domain by its name in exactly its case, and takes no second one that differs in case', async () => {
    const domain = domainRecord()
    await store().domains.insert(domain)
    expect(await store().domains.byName(domain.name.toUpperCase())).toBeNull()
    const twin = domainRecord({ name: domain.name.toUpperCase() })
    await expect(store().domains.insert(twin)).rejects.toEqual(new UniqueViolation('domain.name'))
  })

  it('gives resources and clients back exactly as they were stored, scopes in their order', async () => {
    const domain = domainRecord()
    const resource = resourceRecord(domain.id, {
      scopes: [
        { scopeName: 'write', description: 'Changes' },
        { scopeName: 'read', description: '' },
      ],
      tokenAttributes: [{ attrName: 'tenant', attrValue: 'emea', attrType: 'STATIC' }],
      audienceSubjects: ['https://api.example.com'],
    })
    const scopes = [`${resource.name}.write`, 'openid', `${resource.name}.read`]
    const client = clientRecord(domain.id, {
      scopes,
      defaultScope: 'openid',
      redirectUris: [{ url: 'https://app.example.com/cb?x=1', isHttps: true }],
      attributes: [{ attrName: 'a', attrValue: '$session.id', attrType: 'DYNAMIC' }],
      grantTypes: ['REFRESH_TOKEN', 'AUTHORIZATION_CODE'],
      usePkce: 'STRICT',
      tokenEndpointAuthMethod: 'client_secret_basic',
      accessTokenCustomClaims: ['mail'],
    })
    const owners = { [`${resource.name}.write`]: resource.id, [`${resource.name}.read`]: resource.id }
    await store().domains.insert(domain)
    await store().resources.insert(resource)
    await store().clients.insert(client, owners)
    expect(await store().resources.byId(resource.id)).toEqual(resource)
    expect(await store().resources.byName(domain.id, resource.name)).toEqual(resource)
    expect(await store().resources.byNames(domain.id, [resource.name, 'Other'])).toEqual([resource])
    expect(await store().clients.byPk(client.pk)).toEqual(client)
    expect(await store().clients.byClientId(domain.id, client.clientId)).toEqual(client)
    expect(await store().clients.byName(domain.id, client.name.toUpperCase())).toEqual(client)
    expect(await store().clients.byClientId(domain.id, client.clientId.toUpperCase())).toBeNull()
    expect(await store().resources.countClientsByScope(resource.id)).toEqual({
      [`${resource.name}.write`]: 1,
      [`${resource.name}.read`]: 1,
    })
    expect(await store().resources.clientsUsing(resource.id, 5)).toEqual({
      total: 1,
      first: [{ pk: client.pk, name: client.name, clientId: client.clientId }],
    })
    expect(await store().domains.countChildren(domain.id)).toEqual({ resources: 1, clients: 1 })
  })

  it('names which of a client’s identifiers is taken, and allows both in another domain', async () => {
    const [home, other] = [domainRecord(), domainRecord()]
    await store().domains.insert(home)
    await store().domains.insert(other)
    const client = clientRecord(home.id)
    await store().clients.insert(client, {})
    const sameId = clientRecord(home.id, { clientId: client.clientId })
    const sameName = clientRecord(home.id, { name: client.name.toUpperCase() })
    await expect(store().clients.insert(sameId, {})).rejects.toEqual(new UniqueViolation('client.id'))
    await expect(store().clients.insert(sameName, {})).rejects.toEqual(new UniqueViolation('client.name'))
    await store().clients.insert(clientRecord(other.id, { clientId: client.clientId, name: client.name }), {})
    const pair = keyPairRecord()
    await store().keyPairs.insert(pair)
    const twin = keyPairRecord({ alias: pair.alias })
    await expect(store().keyPairs.insert(twin)).rejects.toEqual(new UniqueViolation('keyPair.alias'))
    const resource = resourceRecord(home.id)
    await store().resources.insert(resource)
    const sameResource = resourceRecord(home.id, { name: resource.name.toLowerCase() })
    await expect(store().resources.insert(sameResource)).rejects.toEqual(new UniqueViolation('resource.name'))
  })

  it('lets one of twenty concurrent inserts of the same name win', async () => {
    const name = `Race-${domainRecord().id.slice(0, 8)}`
    const attempts = Array.from({ length: 20 }, () => store().domains.insert(domainRecord({ name })))
    const outcomes = await Promise.allSettled(attempts)
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toEqual(new UniqueViolation('domain.name'))
    }
  })

  it('refuses an edit of a version that is no longer the latest, and changes nothing by it', async () => {
    const domain = domainRecord()
    await store().domains.insert(domain)
    expect(await store().domains.replace({ ...domain, description: 'first' }, 1)).toBe(true)
    expect(await store().domains.replace({ ...domain, description: 'late' }, 1)).toBe(false)
    expect(await store().domains.byId(domain.id)).toMatchObject({ description: 'first', version: 2 })
    const client = clientRecord(domain.id, { scopes: ['openid'] })
    await store().clients.insert(client, {})
    expect(await store().clients.replace({ ...client, scopes: ['email'] }, {}, 7)).toBe(false)
    expect((await store().clients.byPk(client.pk))?.scopes).toEqual(['openid'])
    const resource = resourceRecord(domain.id)
    await store().resources.insert(resource)
    expect(await store().resources.replace(resource, 2)).toBe(false)
  })

  it('lets one of twenty concurrent edits of one version win', async () => {
    const domain = domainRecord()
    await store().domains.insert(domain)
    const attempts = Array.from({ length: 20 }, (_, at) =>
      store().domains.replace({ ...domain, description: `edit ${at}` }, 1),
    )
    expect((await Promise.all(attempts)).filter(Boolean)).toHaveLength(1)
    expect((await store().domains.byId(domain.id))?.version).toBe(2)
  })

  it('refuses to delete a domain with clients, and to insert a client without its domain', async () => {
    const domain = domainRecord()
    await store().domains.insert(domain)
    const client = clientRecord(domain.id)
    await store().clients.insert(client, {})
    await expect(store().domains.delete(domain.id)).rejects.toBeInstanceOf(ReferenceViolation)
    await expect(store().clients.insert(clientRecord('missing'), {})).rejects.toBeInstanceOf(ReferenceViolation)
    await store().clients.delete(client.pk)
    await store().domains.delete(domain.id)
    expect(await store().domains.byId(domain.id)).toBeNull()
  })

  it('finds nothing by a text that no column can hold, without an error', async () => {
    for (const text of ['a\0b', '\0', 'a\ud800b', '\udc00']) {
      expect(await store().domains.byName(text)).toBeNull()
      expect(await store().domains.byId(text)).toBeNull()
      expect(await store().resources.byName(text, text)).toBeNull()
      expect(await store().clients.byClientId(text, text)).toBeNull()
      expect(await store().clients.byName(text, text)).toBeNull()
      expect(await store().keyPairs.byAlias(text)).toBeNull()
      expect(await store().search.find(text, null, 5)).toEqual([])
      const query = { q: text, cursor: text, limit: 5, direction: 'asc', sort: 'name', domain: text } as const
      expect((await store().clients.list({ ...query, type: undefined, grant: undefined }, null)).items).toEqual([])
    }
  })

  it('keeps key pairs byte for byte and lists the signing one of a domain first', async () => {
    const domain = domainRecord()
    await store().domains.insert(domain)
    const [old, current] = [keyPairRecord(), keyPairRecord({ notAfter: new Date('2027-01-01T00:00:00Z') })]
    for (const pair of [old, current]) await store().keyPairs.insert(pair)
    const retiring = domainKeyRecord(domain.id, old.id, { state: 'RETIRING', retiresAt: BORN })
    await store().keyPairs.assign(retiring)
    await store().keyPairs.assign(domainKeyRecord(domain.id, current.id))
    const keys = await store().keyPairs.forDomain(domain.id)
    expect(keys.map((key) => [key.state, key.pair])).toEqual([
      ['SIGNING', current],
      ['RETIRING', old],
    ])
    expect(await store().keyPairs.forDomains([domain.id])).toEqual(keys)
    expect(await store().keyPairs.assignmentsOf(old.id)).toEqual([{ ...retiring, domainName: domain.name }])
    const page = await store().keyPairs.list(null, 10, [domain.id])
    expect(page.items.map((item) => [item.id, item.domainNames])).toEqual([
      [current.id, [domain.name]],
      [old.id, [domain.name]],
    ])
    await expect(store().keyPairs.delete(old.id)).rejects.toBeInstanceOf(ReferenceViolation)
    await store().keyPairs.unassign(domain.id, old.id)
    await store().keyPairs.delete(old.id)
    expect(await store().keyPairs.byId(old.id)).toBeNull()
  })

  it('stores a fact once, whoever comes first', async () => {
    const key = `probe-${domainRecord().id}`
    const answers = await Promise.all(['a', 'b', 'c'].map((value) => store().meta.setOnce(key, value)))
    expect(new Set(answers).size).toBe(1)
    expect(await store().meta.get(key)).toBe(answers[0])
    await store().meta.set(key, 'z')
    expect(await store().meta.get(key)).toBe('z')
    expect(await store().meta.get('absent')).toBeNull()
  })
}
