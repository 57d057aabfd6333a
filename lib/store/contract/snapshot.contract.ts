import { generateKeyPairSync } from 'node:crypto'
import { afterEach, expect, it, vi } from 'vitest'
import { AppError } from '@/lib/base/app-error'
import { resetSingleton, singleton } from '@/lib/base/singletons'
import type { RuntimeDomain } from '@/lib/oauth/ports'
import type { AuditRecord } from '../audit-types'
import type { BrandingRecord } from '../browser-types'
import type { DomainRecord, KeyPairRecord } from '../policy-types'
import { createSnapshot, type Snapshot, type SnapshotOptions } from '../snapshot'
import type { KeyTools } from '../snapshot-views'
import type { Store, StoreScope } from '../store'
import {
  BORN,
  clientRecord,
  domainKeyRecord,
  domainRecord,
  keyPairRecord,
  resourceRecord,
  secretRecord,
} from '../testing/records'

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const tools: KeyTools = {
  openKey: () => privateKey,
  publicJwk: (pair: KeyPairRecord, kid: string) => ({ kid, alg: pair.algorithm }),
}

/** A change as services make it: the write and its audit entry in one transaction. */
export function change(
  store: Store,
  entry: Pick<AuditRecord, 'entityKind' | 'entityId' | 'domainId'>,
  work: (tx: StoreScope) => Promise<unknown>,
): Promise<void> {
  return store.write(async (tx) => {
    await work(tx)
    const head = await tx.audit.head()
    const fixed = {
      actorKind: 'SYSTEM',
      actorId: null,
      actorName: 'system',
      address: null,
      correlationId: 't',
    } as const
    const what = {
      action: 'test',
      outcome: 'SUCCESS',
      entityName: null,
      domainName: null,
      changes: [],
      detail: null,
    } as const
    const place = { seq: head.seq + 1, at: BORN, previousHash: head.hash, hash: `h${head.seq + 1}` }
    await tx.audit.append([{ ...fixed, ...what, ...place, ...entry, changes: [] }])
  })
}

export function snapshotContract(store: () => Store, other: () => Store): void {
  let snapshot: Snapshot | undefined
  afterEach(async () => {
    await snapshot?.close()
  })

  /** Only notices and explicit reads move it, unless a test says otherwise. */
  async function open(options: SnapshotOptions = {}): Promise<Snapshot> {
    snapshot = createSnapshot(store(), tools, { pollIntervalMs: 3_600_000, ...options })
    await snapshot.catchUp()
    return snapshot
  }

  async function stored(): Promise<DomainRecord> {
    const domain = domainRecord({ customAttrs: { issuerMode: 'DOMAIN' } })
    await store().domains.insert(domain)
    return domain
  }

  it('answers from memory, without waiting, once it has answered', async () => {
    const config = await open()
    const domain = await stored()
    const client = clientRecord(domain.id, { scopes: ['openid'] })
    const secret = secretRecord(client.pk)
    await store().clients.insert(client, {})
    await store().clients.insertSecret(secret)
    expect(await config.domainByName(domain.name)).toMatchObject({
      id: domain.id,
      issuerMode: 'DOMAIN',
      signingKey: null,
    })
    expect(await config.clientById(domain.id, client.clientId)).toMatchObject({
      pk: client.pk,
      secrets: [{ id: secret.id }],
    })
    expect(await config.clientById(domain.id, 'nobody')).toBeNull()
    expect(config.domainByName(domain.name)).toMatchObject({ id: domain.id })
    expect(config.clientById(domain.id, client.clientId)).toMatchObject({ scopes: new Set(['openid']) })
    expect(config.clientById(domain.id, 'nobody')).toBeNull()
  })

  it('gives resources their implicit scope, and domains their keys with the signing one opened', async () => {
    const config = await open()
    const domain = await stored()
    const resource = resourceRecord(domain.id, { scopes: [{ scopeName: 'read', description: '' }] })
    await store().resources.insert(resource)
    const found = await config.resourceByName(domain.id, resource.name)
    expect(found?.scopes).toEqual(new Set(['read', 'DefaultScope']))
    const pair = keyPairRecord()
    const key = domainKeyRecord(domain.id, pair.id, { kid: domain.name })
    await change(store(), { entityKind: 'key-pair', entityId: pair.id, domainId: domain.id }, async (tx) => {
      await tx.keyPairs.insert(pair)
      await tx.keyPairs.assign(key)
    })
    const loaded = await config.domainByName(domain.name)
    expect(loaded?.signingKey).toMatchObject({ kid: domain.name, algorithm: 'ES256', privateKey })
    expect(loaded?.jwks).toEqual([{ jwk: { kid: domain.name, alg: 'ES256' }, retiresAt: null }])
    const all = await config.allDomains(1_000)
    expect(all.find((item) => item.id === domain.id)?.revision).toBe(loaded?.revision)
    const retiring = { ...key, state: 'RETIRING' as const, retiresAt: BORN }
    await change(store(), { entityKind: 'key-pair', entityId: pair.id, domainId: domain.id }, (tx) =>
      tx.keyPairs.updateAssignment(retiring),
    )
    const later = await config.domainByName(domain.name)
    expect(later?.signingKey).toBeNull()
    expect(later?.revision).not.toBe(loaded?.revision)
    expect((await config.allDomains(1_000)).find((item) => item.id === domain.id)?.revision).toBe(later?.revision)
  })

  it('is never behind a change of its own process', async () => {
    const config = await open()
    const domain = await stored()
    const client = clientRecord(domain.id)
    const ids = { entityKind: 'client', entityId: client.pk, domainId: domain.id } as const
    expect(await config.clientById(domain.id, client.clientId)).toBeNull()
    await change(store(), ids, (tx) => tx.clients.insert(client, {}))
    expect(await config.clientById(domain.id, client.clientId)).toMatchObject({ name: client.name })
    await change(store(), ids, (tx) => tx.clients.replace({ ...client, name: 'Renamed' }, {}, 1))
    expect(await config.clientById(domain.id, client.clientId)).toMatchObject({ name: 'Renamed' })
    await change(store(), ids, (tx) => tx.clients.delete(client.pk))
    expect(await config.clientById(domain.id, client.clientId)).toBeNull()
    const inDomain = { entityKind: 'domain', entityId: domain.id, domainId: domain.id } as const
    expect(await config.domainByName(domain.name)).toMatchObject({ issuerMode: 'DOMAIN' })
    await change(store(), inDomain, (tx) => tx.domains.replace({ ...domain, customAttrs: null }, 1))
    expect(await config.domainByName(domain.name)).toMatchObject({ issuerMode: 'SHARED' })
    await change(store(), inDomain, (tx) => tx.domains.delete(domain.id))
    expect(await config.domainByName(domain.name)).toBeNull()
  })

  it('forgets a change of its own process once: the chain, which tells it again, takes nothing read since away', async () => {
    const config = await open()
    const domain = await stored()
    const client = clientRecord(domain.id)
    const ids = { entityKind: 'client', entityId: client.pk, domainId: domain.id } as const
    await change(store(), ids, (tx) => tx.clients.insert(client, {}))
    const first = await config.clientById(domain.id, client.clientId)
    await config.catchUp()
    expect(config.clientById(domain.id, client.clientId)).toBe(first)
    await silently(() => change(other(), ids, (tx) => tx.clients.replace({ ...client, name: 'Elsewhere' }, {}, 1)))
    await config.catchUp()
    expect(await config.clientById(domain.id, client.clientId)).toMatchObject({ name: 'Elsewhere' })
  })

  it('keeps nothing that was read while the change was made', async () => {
    const domain = await stored()
    const client = clientRecord(domain.id)
    await store().clients.insert(client, {})
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let slow = true
    const slowStore: Store = {
      ...store(),
      clients: {
        ...store().clients,
        async byClientId(domainId, clientId) {
          const found = await store().clients.byClientId(domainId, clientId)
          if (slow) await held
          return found
        },
      },
    }
    snapshot = createSnapshot(slowStore, tools, { pollIntervalMs: 3_600_000 })
    await snapshot.catchUp()
    const racing = snapshot.clientById(domain.id, client.clientId)
    expect(snapshot.clientById(domain.id, client.clientId)).toBeInstanceOf(Promise)
    slow = false
    await change(store(), { entityKind: 'client', entityId: client.pk, domainId: domain.id }, (tx) =>
      tx.clients.replace({ ...client, name: 'After' }, {}, 1),
    )
    expect(await snapshot.clientById(domain.id, client.clientId)).toMatchObject({ name: 'After' })
    release()
    expect(await racing).toMatchObject({ name: client.name })
    expect(await snapshot.clientById(domain.id, client.clientId)).toMatchObject({ name: 'After' })
  })

  it('asks the database once for what many ask at the same time', async () => {
    const domain = await stored()
    const byName = vi.fn((name: string) => store().domains.byName(name))
    snapshot = createSnapshot({ ...store(), domains: { ...store().domains, byName } }, tools, {
      pollIntervalMs: 3_600_000,
    })
    await snapshot.catchUp()
    const config = snapshot
    await Promise.all(Array.from({ length: 50 }, () => config.domainByName(domain.name)))
    expect(byName).toHaveBeenCalledTimes(1)
  })

  it('gives up what was used least recently when it is full', async () => {
    const config = await open({ maxDomains: 2 })
    const [a, b, c] = [await stored(), await stored(), await stored()]
    for (const { name } of [a, b, c]) await config.domainByName(name)
    expect(config.domainByName(c.name)).not.toBeInstanceOf(Promise)
    expect(config.domainByName(a.name)).toBeInstanceOf(Promise)
    await config.domainByName(a.name)
  })

  it('sees what another instance commits within a second', async () => {
    const config = await open({ pollIntervalMs: 300 })
    const domain = await stored()
    await config.domainByName(domain.name)
    const startedAt = performance.now()
    await silently(() =>
      change(other(), { entityKind: 'domain', entityId: domain.id, domainId: domain.id }, (tx) =>
        tx.domains.replace({ ...domain, customAttrs: null }, 1),
      ),
    )
    await vi.waitFor(async () => expect((await config.domainByName(domain.name))?.issuerMode).toBe('SHARED'), {
      timeout: 1_000,
      interval: 10,
    })
    expect(performance.now() - startedAt).toBeLessThan(1_000)
  })

  it('believes nothing it remembers when the database has been silent for too long', async () => {
    const domain = await stored()
    let silent = false
    const audit = {
      ...store().audit,
      after: (seq: number, limit: number) =>
        silent ? Promise.reject(new AppError('unavailable', 'gone')) : store().audit.after(seq, limit),
    }
    snapshot = createSnapshot({ ...store(), audit }, tools, { pollIntervalMs: 3_600_000, maxSilenceMs: -1 })
    await snapshot.catchUp()
    await snapshot.domainByName(domain.name)
    silent = true
    await snapshot.catchUp()
    expect(snapshot.domainByName(domain.name)).toBeInstanceOf(Promise)
    await snapshot.domainByName(domain.name)
  })

  it('tells how a domain looks, the same object until that changes, here at once and elsewhere with the next look', async () => {
    const config = await open()
    const domain = (await config.domainByName((await stored()).name)) as RuntimeDomain
    const ids = { entityKind: 'domain', entityId: domain.id, domainId: domain.id } as const
    const look: BrandingRecord = {
      domainId: domain.id,
      displayName: 'Acme',
      logo: Buffer.from('picture').toString('base64'),
      logoType: 'image/png',
      accentLight: '#0b5d57',
      accentDark: null,
      supportUrl: null,
      privacyUrl: null,
      termsUrl: null,
      version: 0,
      updatedAt: BORN,
    }
    expect(await config.branding.of(domain)).toBeNull()
    expect(await config.branding.logo(domain)).toBeNull()
    await change(store(), ids, (tx) => tx.branding.save(look, 0))
    const first = await config.branding.of(domain)
    expect(first).toMatchObject({ displayName: 'Acme', logoType: 'image/png', accentLight: '#0b5d57' })
    expect(config.branding.of(domain)).toBe(first)
    expect(await config.branding.logo(domain)).toEqual({ type: 'image/png', bytes: Buffer.from('picture') })
    await silently(() => change(other(), ids, (tx) => tx.branding.save({ ...look, logo: null, logoType: null }, 1)))
    await config.catchUp()
    const second = await config.branding.of(domain)
    expect(second).toMatchObject({ displayName: 'Acme', logoType: null, logoVersion: '' })
    expect(second?.logoVersion).not.toBe(first?.logoVersion)
  })
}

/** Runs a change as another process would: the bus of this one hears nothing of it. */
export async function silently<T>(work: () => Promise<T>): Promise<T> {
  const listeners = singleton('change-bus', () => new Set())
  resetSingleton('change-bus')
  try {
    return await work()
  } finally {
    resetSingleton('change-bus')
    singleton('change-bus', () => listeners)
  }
}
