import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { domainKeys, listKeyPairs } from '@/lib/keys/key-pairs'
import { makeKeyPair } from '@/lib/keys/make-key-pair'
import { openPrivateKey } from '@/lib/keys/private-key'
import { createDomain, deleteDomain, getDomain, listDomains, previewDomainDeletion, updateDomain } from './domains'
import { createResource } from './resources'
import { openWorld, person, type World } from './testing/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

let counter = 0
const freshName = () => `Domain${++counter}`
const create = (input: object = {}) => createDomain(world.system, { name: freshName(), ...input })
const entry = (tokenType: string, tokenExpiry = 3600) => ({
  tokenType,
  tokenExpiry,
  lifeCycleEnabled: false,
  refreshTokenEnabled: false,
  refreshTokenExpiry: 86400,
  refreshTokenLifeCycleEnabled: false,
})

describe('a new identity domain', () => {
  it('A02–A06, A13: shows every default of the administration surface', async () => {
    const domain = await create({ description: 'Test Domain' })
    expect(domain.id).toMatch(/^[0-9a-f]{32}$/)
    expect(domain).toMatchObject({
      description: 'Test Domain',
      identityProvider: 'UserIdentityStore1',
      errorPageURL: '/oam/pages/error.jsp',
      consentPageURL: '/oam/pages/consent.jsp',
      tokenSettings: [entry('ACCESS_TOKEN'), entry('AUTHZ_CODE'), entry('SSO_LINK_TOKEN')],
      customAttrs: null,
      enableMultipleResourceServer: false,
      oldSecretRetentionTimeInDays: 0,
      keyPairRolloverDurationInHours: 48,
      tokenEndpointAuthMethodsSupported: null,
      tlsClientAuthSubjectDN: null,
      version: 1,
      resourceCount: 0,
      clientCount: 0,
    })
  })

  it('is born with an RSA 2048 pair that signs, named after the domain and sealed', async () => {
    const domain = await create({ customAttrs: { domainCertValidityInDays: '30' } })
    const [key] = await domainKeys(world.system, domain.id)
    expect(key).toMatchObject({ state: 'SIGNING', kid: domain.name, isPublished: true, retiresAt: null })
    expect(key?.pair).toMatchObject({
      alias: domain.defaultSigningKeyPair,
      algorithm: 'RS256',
      sizeBits: 2048,
      subject: `CN=${domain.name}`,
      notAfter: new Date('2026-01-31T00:00:00Z'),
    })
    const stored = await world.store.keyPairs.byAlias(domain.defaultSigningKeyPair)
    expect(stored && openPrivateKey(world.system.masterKey, stored).asymmetricKeyType).toBe('rsa')
    expect(JSON.stringify(key)).not.toContain('PRIVATE')
  })

  it('has the shared issuer unless it chooses its own', async () => {
    const shared = await create()
    expect(shared.issuer).toBe('https://gate.example/oauth2')
    expect(shared.discoveryUrl).toBe(
      `https://gate.example/.well-known/openid-configuration?identityDomain=${shared.name}`,
    )
    const own = await create({ name: 'My Domain', customAttrs: { issuerMode: 'DOMAIN' } })
    expect(own.issuer).toBe('https://gate.example/oauth2/domains/My%20Domain')
    expect(own.discoveryUrl).toBe('https://gate.example/oauth2/domains/My%20Domain/.well-known/openid-configuration')
  })

  it('A16: stores custom attributes given as a string of JSON, unknown keys too', async () => {
    const domain = await create({ customAttrs: '{"domainCertValidityInDays":"30","whatever":true}' })
    expect((await getDomain(world.system, { id: domain.id })).customAttrs).toEqual({
      domainCertValidityInDays: '30',
      whatever: true,
    })
  })

  it('A18: is refused, on its name, when the name is taken in whatever case', async () => {
    const { name } = await create()
    for (const again of [name, name.toUpperCase()]) {
      await expect(create({ name: again })).rejects.toMatchObject({
        code: 'conflict',
        fieldErrors: { name: ['is already the name of a domain'] },
      })
    }
  })

  it('A18: of two made at once with one name, one stands and the other is told why, with nothing left behind', async () => {
    const name = freshName()
    const before = (await listKeyPairs(world.system, null, 200)).items.length
    const outcomes = await Promise.allSettled([create({ name }), create({ name }), create({ name })])
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes.filter((each) => each.status === 'rejected')) {
      expect(outcome.reason).toMatchObject({ code: 'conflict', fieldErrors: { name: [expect.any(String)] } })
    }
    expect((await listKeyPairs(world.system, null, 200)).items).toHaveLength(before + 1)
  })

  it('may sign with a pair that exists, and A15: not with one that does not', async () => {
    const alias = 'ready-made'
    const options = { alias, subject: { commonName: 'x' }, validityDays: 1, kind: 'EC_P256' } as const
    const pair = await makeKeyPair(world.system, options)
    await world.store.write((tx) => tx.keyPairs.insert(pair))
    expect((await create({ defaultSigningKeyPair: alias })).defaultSigningKeyPair).toBe(alias)
    const name = freshName()
    await expect(create({ name, defaultSigningKeyPair: 'nobody' })).rejects.toMatchObject({
      fieldErrors: { defaultSigningKeyPair: [expect.any(String)] },
    })
    await expect(getDomain(world.system, { name })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('changing an identity domain', () => {
  it('A07: adds ID_TOKEN beside the others, its omitted members 0 and false', async () => {
    const { id } = await create()
    const domain = await updateDomain(
      world.system,
      { id },
      { tokenSettings: [{ tokenType: 'ID_TOKEN', tokenExpiry: 600 }] },
    )
    expect(domain.tokenSettings).toEqual([
      entry('ACCESS_TOKEN'),
      entry('AUTHZ_CODE'),
      entry('SSO_LINK_TOKEN'),
      { ...entry('ID_TOKEN', 600), refreshTokenExpiry: 0 },
    ])
  })

  it('A08: forceUpdate replaces the whole list', async () => {
    const { id } = await create({ tokenSettings: [entry('ACCESS_TOKEN'), entry('ID_TOKEN')] })
    const three = [entry('ACCESS_TOKEN', 60), entry('AUTHZ_CODE'), entry('SSO_LINK_TOKEN')]
    const domain = await updateDomain(world.system, { id }, { tokenSettings: three }, { forceUpdate: true })
    expect(domain.tokenSettings).toEqual(three)
  })

  it('A11, A12, A13, A14: keeps to the ranges, quoted or bare', async () => {
    const { id } = await create()
    for (const good of [0, 99_999, '0', '99999']) {
      const domain = await updateDomain(world.system, { id }, { keyPairRolloverDurationInHours: good })
      expect(domain.keyPairRolloverDurationInHours).toBe(Number(good))
    }
    expect(
      (await updateDomain(world.system, { id }, { oldSecretRetentionTimeInDays: '365' })).oldSecretRetentionTimeInDays,
    ).toBe(365)
    for (const bad of [
      { keyPairRolloverDurationInHours: 100_000 },
      { keyPairRolloverDurationInHours: -1 },
      { oldSecretRetentionTimeInDays: 366 },
      { tokenSettings: [{ tokenType: 'WHATEVER', tokenExpiry: 1 }] },
      { tokenSettings: [{ tokenType: 'ID_TOKEN', tokenExpiry: -1 }] },
      { tokenSettings: [entry('ID_TOKEN'), entry('ID_TOKEN')] },
      { customAttrs: '{"broken' },
    ]) {
      await expect(updateDomain(world.system, { id }, bad), JSON.stringify(bad)).rejects.toMatchObject({
        code: 'validation_failed',
      })
    }
  })

  it('keeps what is not sent, and takes null as "not set"', async () => {
    const { id } = await create({
      description: 'kept',
      tokenEndpointAuthMethodsSupported: ['private_key_jwt'],
      tlsClientAuthSubjectDN: 'CN=%CLIENT_ID_PLACEHOLDER%',
      issueTLSClientCertificateBoundAccessTokens: 'true',
    })
    const domain = await updateDomain(
      world.system,
      { id },
      { tokenEndpointAuthMethodsSupported: null, issueTLSClientCertificateBoundAccessTokens: null },
    )
    expect(domain).toMatchObject({
      description: 'kept',
      tokenEndpointAuthMethodsSupported: null,
      issueTLSClientCertificateBoundAccessTokens: null,
      tlsClientAuthSubjectDN: 'CN=%CLIENT_ID_PLACEHOLDER%',
    })
  })

  it('writes nothing, not even a history entry, when nothing changes', async () => {
    const before = await create({ customAttrs: { usePKCE: 'PUBLIC_CLIENTS' } })
    const head = await world.store.audit.head()
    const { id, issuer, discoveryUrl, resourceCount, clientCount, createdAt, updatedAt, version, ...members } = before
    const after = await updateDomain(world.system, { id }, members)
    expect(after).toEqual(before)
    expect((await world.store.audit.head()).seq).toBe(head.seq)
  })

  it('tells the second of two editors what the first did, and keeps the first save', async () => {
    const { id, version } = await create()
    const ada = world.as(person('ada', 'ADMINISTRATOR'))
    const bob = world.as(person('bob', 'ADMINISTRATOR'))
    await updateDomain(ada, { id }, { description: 'by ada' }, { expectedVersion: version })
    await expect(
      updateDomain(bob, { id }, { consentPageURL: '/by-bob' }, { expectedVersion: version }),
    ).rejects.toMatchObject({
      code: 'stale',
      data: { current: { description: 'by ada', version: 2 }, changedBy: 'ada', changedAt: expect.any(Date) },
    })
    expect((await getDomain(world.system, { id })).consentPageURL).toBe('/oam/pages/consent.jsp')
  })
})

describe('deleting an identity domain', () => {
  it('A20: is refused, with counts, while anything lives in it', async () => {
    const domain = await create()
    await createResource(world.system, { name: 'Orders', idDomain: domain.name })
    await expect(deleteDomain(world.system, { id: domain.id })).rejects.toMatchObject({
      code: 'in_use',
      message: `${domain.name} still holds one resource server; delete them first`,
      data: { resources: 1, clients: 0 },
    })
    expect(await previewDomainDeletion(world.system, { id: domain.id })).toEqual({ resources: 1, clients: 0 })
  })

  it('takes its own key pair along, so that the name is free for a new domain', async () => {
    const first = await create()
    await deleteDomain(world.system, { name: first.name })
    expect(await world.store.keyPairs.byAlias(first.defaultSigningKeyPair)).toBeNull()
    const second = await create({ name: first.name })
    expect(second.id).not.toBe(first.id)
    expect(second.defaultSigningKeyPair).toBe(first.defaultSigningKeyPair)
  })

  it('leaves a pair alone that another domain uses', async () => {
    const first = await create()
    const second = await create({ defaultSigningKeyPair: first.defaultSigningKeyPair })
    await deleteDomain(world.system, { id: first.id })
    expect((await getDomain(world.system, { id: second.id })).defaultSigningKeyPair).toBe(first.defaultSigningKeyPair)
    const again = await create({ name: first.name })
    expect(again.defaultSigningKeyPair).not.toBe(first.defaultSigningKeyPair)
  })

  it('leaves its story in the audit log', async () => {
    const { id, name } = await create()
    await updateDomain(world.system, { id }, { description: 'changed' })
    await deleteDomain(world.system, { id })
    const entries = (await world.store.audit.after(0, 10_000)).filter((each) => each.entityId === id)
    expect(entries.map((each) => each.action)).toEqual(['domain.create', 'domain.update', 'domain.delete'])
    expect(entries[1]?.changes).toEqual([{ field: 'description', before: '', after: 'changed' }])
    expect(entries.every((each) => each.domainName === name)).toBe(true)
  })
})

describe('the list of domains', () => {
  it('shows a domain administrator the domains it is given and no other', async () => {
    const [mine, other] = [await create(), await create()]
    const page = await listDomains(world.as(person('dora', 'DOMAIN_ADMINISTRATOR', { domainIds: [mine.id] })))
    expect(page.items.map((item) => item.name)).toEqual([mine.name])
    const everything = await listDomains(world.system, { limit: 200 })
    expect(everything.items.map((item) => item.name)).toEqual(expect.arrayContaining([mine.name, other.name]))
  })
})
