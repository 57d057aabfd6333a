import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import { createSnapshot, type Snapshot } from '../snapshot'
import { type Store, UniqueViolation } from '../store'
import { BORN, clientRecord, domainRecord } from '../testing/records'
import { certificateRecord, trustedIssuerRecord } from '../testing/trust-records'
import { change } from './snapshot.contract'

const ISSUER = 'https://partner.example'
const LATER = addSeconds(BORN, 60)

/** What is kept about assertions: whose are believed, and which were used. */
export function trustContract(store: () => Store, other: () => Store): void {
  const domain = domainRecord()
  const client = clientRecord(domain.id)
  let snapshot: Snapshot
  beforeEach(async () => {
    if (!(await store().domains.byId(domain.id))) {
      await store().domains.insert(domain)
      await store().clients.insert(client, {})
    }
    const tools = { openKey: () => Promise.reject(), publicJwk: () => ({}) } as never
    snapshot = createSnapshot(store(), tools, { pollIntervalMs: 3_600_000 })
    await snapshot.catchUp()
  })
  afterEach(() => snapshot.close())

  it('lets exactly one of forty use an assertion that arrives at the same instant, on whatever node', async () => {
    const tokenId = randomUUID()
    const uses = await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        (at % 2 === 0 ? store() : other()).usedAssertions.consume(domain.id, ISSUER, tokenId, LATER),
      ),
    )
    expect(uses.filter(Boolean)).toHaveLength(1)
    expect(await other().usedAssertions.wasUsed(domain.id, ISSUER, tokenId)).toBe(true)
  })

  it('keeps equal token ids of other domains and issuers apart', async () => {
    const { usedAssertions } = store()
    const tokenId = randomUUID()
    expect(await usedAssertions.consume('a', 'b', tokenId, LATER)).toBe(true)
    expect(await usedAssertions.consume('a', 'c', tokenId, LATER)).toBe(true)
    expect(await usedAssertions.consume('c', 'b', tokenId, LATER)).toBe(true)
    expect(await usedAssertions.consume('a', `b","${tokenId}`, '', LATER)).toBe(true)
    expect(await usedAssertions.consume('a', 'b', tokenId, LATER)).toBe(false)
  })

  it('forgets used assertions only when nobody would believe them any more, a bounded number at a time', async () => {
    const { usedAssertions } = store()
    const ids = Array.from({ length: 5 }, () => randomUUID())
    await Promise.all(ids.map((id) => usedAssertions.consume(domain.id, 'sweep', id, BORN)))
    await usedAssertions.consume(domain.id, 'sweep', 'alive', LATER)
    expect(await usedAssertions.sweep(BORN, 3)).toBe(3)
    expect(await usedAssertions.sweep(BORN, 300)).toBe(2)
    expect(await usedAssertions.wasUsed(domain.id, 'sweep', 'alive')).toBe(true)
    expect(await usedAssertions.wasUsed(domain.id, 'sweep', ids[0] ?? '')).toBe(false)
  })

  it('keeps a trusted issuer as it was given, and one of each name in a domain', async () => {
    const issuer = trustedIssuerRecord(domain.id, { clientIds: ['a', 'b'] })
    await store().trustedIssuers.insert(issuer)
    expect(await store().trustedIssuers.byId(issuer.id)).toEqual(issuer)
    expect(await store().trustedIssuers.byIssuer(domain.id, issuer.issuer)).toEqual(issuer)
    const again = store().trustedIssuers.insert(trustedIssuerRecord(domain.id, { issuer: issuer.issuer }))
    await expect(again).rejects.toEqual(new UniqueViolation('trustedIssuer.issuer'))
  })

  it('lets one of two saves of an issuer win', async () => {
    const issuer = trustedIssuerRecord(domain.id)
    await store().trustedIssuers.insert(issuer)
    const saves = ['first', 'second'].map((description) =>
      store().trustedIssuers.replace({ ...issuer, description, clientIds: null }, 1),
    )
    expect((await Promise.all(saves)).filter(Boolean)).toHaveLength(1)
    expect((await store().trustedIssuers.byId(issuer.id))?.version).toBe(2)
  })

  it('lists the issuers of one domain by name, and counts them', async () => {
    const elsewhere = domainRecord()
    await store().domains.insert(elsewhere)
    for (const name of ['b', 'a', 'c']) {
      await store().trustedIssuers.insert(trustedIssuerRecord(elsewhere.id, { issuer: name }))
    }
    const found = await store().trustedIssuers.ofDomain(elsewhere.id, 2)
    expect(found.map((issuer) => issuer.issuer)).toEqual(['a', 'b'])
    expect(await store().trustedIssuers.count(elsewhere.id)).toBe(3)
    await store().domains.delete(elsewhere.id)
    expect(await store().trustedIssuers.count(elsewhere.id)).toBe(0)
  })

  it('keeps each certificate of a client once', async () => {
    const certificate = certificateRecord(client.pk)
    await store().clientCertificates.insert(certificate)
    expect(await store().clientCertificates.ofClient(client.pk)).toEqual([certificate])
    const again = store().clientCertificates.insert({ ...certificate, id: randomUUID() })
    await expect(again).rejects.toEqual(new UniqueViolation('clientCertificate.x5tS256'))
    await store().clientCertificates.delete([certificate.id])
    expect(await store().clientCertificates.ofClient(client.pk)).toEqual([])
  })

  it('tells whose last certificate ends in a span, the first to end on top, in the domains that are seen', async () => {
    const day = (number: number) => new Date(Date.UTC(2031, 0, number))
    const add = async (domainId: string, ends: number[]) => {
      const owner = clientRecord(domainId)
      await store().clients.insert(owner, {})
      for (const end of ends)
        await store().clientCertificates.insert(certificateRecord(owner.pk, { notAfter: day(end) }))
      return owner
    }
    const late = await add(domain.id, [8])
    const early = await add(domain.id, [3, 5])
    await add(domain.id, [4, 30])
    await add(domain.id, [1])
    const expiring = (limit: number, visible: string[] | null) =>
      store().clientCertificates.expiring({ from: day(1), to: day(8) }, limit, visible)
    const told = [
      { clientPk: early.pk, clientName: early.name, notAfter: day(5) },
      { clientPk: late.pk, clientName: late.name, notAfter: day(8) },
    ]
    expect(await expiring(10, null)).toMatchObject(told)
    expect(await expiring(1, [domain.id])).toMatchObject(told.slice(0, 1))
    expect(await expiring(10, [])).toEqual([])
  })

  it('shows a trusted issuer to the runtime, and a change of it from the next request on', async () => {
    const issuer = trustedIssuerRecord(domain.id)
    const kind = { entityKind: 'trusted-issuer', entityId: issuer.id, domainId: domain.id } as const
    expect(await snapshot.trustedIssuer(domain.id, issuer.issuer)).toBeNull()
    await change(store(), kind, (tx) => tx.trustedIssuers.insert(issuer))
    const seen = await snapshot.trustedIssuer(domain.id, issuer.issuer)
    expect(seen).toMatchObject({ enabled: true, clientIds: null, keys: [{ algorithms: ['ES256'], kid: 'k1' }] })
    expect(snapshot.trustedIssuer(domain.id, issuer.issuer)).toBe(seen)
    await change(store(), kind, (tx) => tx.trustedIssuers.replace({ ...issuer, enabled: false }, 1))
    expect(await snapshot.trustedIssuer(domain.id, issuer.issuer)).toMatchObject({ enabled: false })
    await change(store(), kind, (tx) => tx.trustedIssuers.delete(issuer.id))
    expect(await snapshot.trustedIssuer(domain.id, issuer.issuer)).toBeNull()
  })

  it('shows the keys of a client to the runtime, and a removal from the next request on', async () => {
    const certificate = certificateRecord(client.pk)
    const kind = { entityKind: 'client', entityId: client.pk, domainId: domain.id } as const
    expect(await snapshot.clientKeys(client.pk)).toEqual([])
    await change(store(), kind, (tx) => tx.clientCertificates.insert(certificate))
    expect(await snapshot.clientKeys(client.pk)).toMatchObject([
      { kid: null, algorithms: ['ES256'], x5tS256: certificate.x5tS256, notAfter: certificate.notAfter },
    ])
    await change(store(), kind, (tx) => tx.clientCertificates.delete([certificate.id]))
    expect(await snapshot.clientKeys(client.pk)).toEqual([])
  })
}
