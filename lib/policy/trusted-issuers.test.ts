import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DomainView } from '@/lib/schemas/domain'
import { createDomain } from './domains'
import { testCertificate } from './testing/certificates'
import { openWorld, person, type World } from './testing/world'
import { createTrustedIssuer, deleteTrustedIssuer, listTrustedIssuers, updateTrustedIssuer } from './trusted-issuers'

let world: World
let domain: DomainView
beforeAll(async () => {
  world = await openWorld()
  domain = await createDomain(world.system, { name: 'Payments' })
})
afterAll(() => world.close())

const freshKey = () =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' }).toString()
let serial = 0
const trust = (given: object = {}) =>
  createTrustedIssuer(world.system, domain.id, { issuer: `https://p${serial++}.example`, keys: freshKey(), ...given })

describe('trusted issuers', () => {
  it('are believed for an hour at most and a minute of skew, by every client, unless somebody says otherwise', async () => {
    expect(await trust()).toMatchObject({
      maxLifetimeSeconds: 3600,
      clockSkewSeconds: 60,
      clientIds: null,
      enabled: true,
      keys: [{ keyType: 'EC', algorithms: ['ES256'], certificate: null }],
    })
  })

  it('are listed with their certificates and when those end', async () => {
    const { pem } = await testCertificate()
    const made = await trust({ keys: pem })
    const listed = await listTrustedIssuers(world.system, domain.id)
    expect(listed.find(({ id }) => id === made.id)?.keys[0]?.certificate?.notAfter).toEqual(
      new Date('2027-01-01T00:00:00Z'),
    )
  })

  it('are told apart by their exact name, once in a domain', async () => {
    const { issuer } = await trust()
    await expect(trust({ issuer })).rejects.toMatchObject({
      code: 'conflict',
      fieldErrors: { issuer: expect.anything() },
    })
    await expect(trust({ issuer: `${issuer}/` })).resolves.toBeDefined()
  })

  it('are never the domain itself', async () => {
    await expect(trust({ issuer: domain.issuer })).rejects.toMatchObject({ fieldErrors: { issuer: expect.anything() } })
  })

  it.each([
    ['no issuer', { issuer: '' }, 'issuer'],
    ['no key', { keys: '' }, 'keys'],
    ['a text of 50 megabytes', { keys: 'A'.repeat(50_000_000) }, 'keys'],
    ['a damaged key', { keys: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----' }, 'keys'],
    ['a life of a month', { maxLifetimeSeconds: 2_600_000 }, 'maxLifetimeSeconds'],
    ['a skew of a day', { clockSkewSeconds: 86_400 }, 'clockSkewSeconds'],
  ])('are refused with %s, and nothing is written', async (_, given, field) => {
    const { seq } = await world.store.audit.head()
    await expect(trust(given)).rejects.toMatchObject({
      code: 'validation_failed',
      fieldErrors: { [field]: expect.anything() },
    })
    expect((await world.store.audit.head()).seq).toBe(seq)
  })

  it('change keys by adding new ones and removing old ones, and one stays', async () => {
    const made = await trust()
    const first = made.keys[0]?.thumbprint ?? ''
    const both = await updateTrustedIssuer(world.system, made.id, { addKeys: freshKey() })
    expect(both.keys).toHaveLength(2)
    const rolled = await updateTrustedIssuer(world.system, made.id, { removeKeys: [first] })
    expect(rolled.keys.map((key) => key.thumbprint)).not.toContain(first)
    const last = rolled.keys[0]?.thumbprint ?? ''
    await expect(updateTrustedIssuer(world.system, made.id, { removeKeys: [last] })).rejects.toMatchObject({
      fieldErrors: { removeKeys: expect.anything() },
    })
  })

  it('refuse a save over somebody else’s, and show what is there', async () => {
    const made = await trust()
    await updateTrustedIssuer(world.system, made.id, { enabled: false }, { expectedVersion: 1 })
    const late = updateTrustedIssuer(world.system, made.id, { enabled: true }, { expectedVersion: 1 })
    await expect(late).rejects.toMatchObject({ code: 'stale', data: { current: { enabled: false, version: 2 } } })
  })

  it('leave every change in the audit chain, keys by thumbprint', async () => {
    const made = await trust()
    const thumbprint = made.keys[0]?.thumbprint
    await updateTrustedIssuer(world.system, made.id, { clientIds: ['reporter'], clockSkewSeconds: '5' })
    await deleteTrustedIssuer(world.system, made.id)
    const entries = await world.store.audit.after(0, 1000)
    const own = entries.filter((entry) => entry.entityId === made.id)
    expect(own.map(({ action, entityKind }) => [action, entityKind])).toEqual([
      ['trusted-issuer.create', 'trusted-issuer'],
      ['trusted-issuer.update', 'trusted-issuer'],
      ['trusted-issuer.delete', 'trusted-issuer'],
    ])
    expect(own[0]?.changes).toContainEqual({ field: 'thumbprints', before: null, after: [thumbprint] })
    expect(own[1]?.changes.map((change) => change.field).sort()).toEqual(['clientIds', 'clockSkewSeconds'])
  })

  it('write nothing for a save that changes nothing', async () => {
    const made = await trust()
    const { seq } = await world.store.audit.head()
    expect((await updateTrustedIssuer(world.system, made.id, { enabled: true })).version).toBe(1)
    expect((await world.store.audit.head()).seq).toBe(seq)
  })

  it('are read by auditors and changed by those who may change the domain', async () => {
    const made = await trust()
    const auditor = world.as(person('otto', 'AUDITOR'))
    const elsewhere = world.as(person('dora', 'DOMAIN_ADMINISTRATOR', { domainIds: ['0'.repeat(32)] }))
    const own = world.as(person('dirk', 'DOMAIN_ADMINISTRATOR', { domainIds: [domain.id] }))
    expect((await listTrustedIssuers(auditor, domain.id)).length).toBeGreaterThan(0)
    await expect(updateTrustedIssuer(auditor, made.id, { enabled: false })).rejects.toMatchObject({ code: 'forbidden' })
    for (const call of [
      () => listTrustedIssuers(elsewhere, domain.id),
      () => updateTrustedIssuer(elsewhere, made.id, { enabled: false }),
      () => deleteTrustedIssuer(elsewhere, made.id),
      () => createTrustedIssuer(elsewhere, domain.id, { issuer: 'x', keys: freshKey() }),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'not_found' })
    }
    expect((await updateTrustedIssuer(own, made.id, { enabled: false })).enabled).toBe(false)
  })
})
