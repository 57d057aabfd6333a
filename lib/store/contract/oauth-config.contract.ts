import { afterEach, expect, it, vi } from 'vitest'
import { createSnapshot, type Snapshot, type SnapshotOptions } from '../snapshot'
import type { Store } from '../store'
import { BORN } from '../testing/records'
import { change, silently } from './snapshot.contract'

const noKeys = {
  openKey: () => {
    throw new Error('no key is opened here')
  },
  publicJwk: () => ({}),
}
const SETTINGS = 'settings' as const

/** The one map of server-wide settings, which these tests write in the order in which they stand. */
export function oauthConfigContract(store: () => Store, other: () => Store): void {
  let snapshot: Snapshot | undefined
  afterEach(async () => {
    await snapshot?.close()
  })
  async function open(options: SnapshotOptions = {}): Promise<Snapshot> {
    snapshot = createSnapshot(store(), noKeys, { pollIntervalMs: 3_600_000, ...options })
    await snapshot.catchUp()
    return snapshot
  }
  const written = [
    { name: 'CustomIssuerPathExtension', type: 'xsd:string', value: 'customPath' },
    { name: 'Of another kind', type: 'htf:map', value: [{ name: 'ä “inner” 🚪', type: 'xsd:integer', value: '007' }] },
  ]

  it('gives the environment and the specification as switches while nothing is written', async () => {
    expect(await store().oauthConfig.get()).toBeNull()
    expect(await store().oauthConfig.replace({ settings: [], updatedAt: BORN }, 1)).toBe(false)
    const plain = await open()
    expect(await plain.server()).toEqual({
      issuerPath: 'oauth2',
      omitIssuerPort: false,
      passwordChangeCheck: false,
      refreshRotation: false,
      refreshAutoRevoke: false,
      refreshGraceSeconds: 10,
      consentExpiryMinutes: null,
    })
    expect(plain.server()).toBe(plain.server())
    await plain.close()
    const serverDefaults = {
      refreshRotation: true,
      refreshAutoRevoke: true,
      refreshGraceSeconds: 0,
      consentExpiryMinutes: null,
    }
    expect(await (await open({ serverDefaults })).server()).toMatchObject(serverDefaults)
  })

  it('is made once, given back as written, and in force from the commit on', async () => {
    const config = await open()
    await config.server()
    await change(store(), { entityKind: SETTINGS, entityId: null, domainId: null }, (tx) =>
      tx.oauthConfig.insert({ settings: written, updatedAt: BORN }),
    )
    expect(await store().oauthConfig.get()).toEqual({ settings: written, version: 1, updatedAt: BORN })
    expect(await store().oauthConfig.insert({ settings: [], updatedAt: BORN })).toBe(false)
    expect(await config.server()).toMatchObject({ issuerPath: 'customPath' })
  })

  it('is replaced whole, by the one save that knows the version', async () => {
    const config = await open({
      serverDefaults: {
        refreshRotation: true,
        refreshAutoRevoke: false,
        refreshGraceSeconds: 1,
        consentExpiryMinutes: null,
      },
    })
    expect(await config.server()).toMatchObject({ issuerPath: 'customPath', refreshRotation: true })
    const off = [{ name: 'GrantTypeRefreshTokenEnabled', type: 'xsd:boolean', value: 'false' }]
    const saves = await Promise.all(
      [1, 2, 3].map(() => store().oauthConfig.replace({ settings: off, updatedAt: BORN }, 1)),
    )
    expect(saves.filter(Boolean)).toHaveLength(1)
    await change(store(), { entityKind: SETTINGS, entityId: null, domainId: null }, async () => undefined)
    expect(await config.server()).toMatchObject({ issuerPath: 'oauth2', refreshRotation: false })
    expect((await store().oauthConfig.get())?.version).toBe(2)
  })

  it('is in force within a second on a node that did not write it', async () => {
    const config = await open({ pollIntervalMs: 300 })
    expect(await config.server()).toMatchObject({ omitIssuerPort: false })
    const startedAt = performance.now()
    const settings = [{ name: 'OmitIssuerPort', type: 'xsd:boolean', value: 'true' }]
    await silently(() =>
      change(other(), { entityKind: SETTINGS, entityId: null, domainId: null }, (tx) =>
        tx.oauthConfig.replace({ settings, updatedAt: BORN }, 2),
      ),
    )
    await vi.waitFor(async () => expect((await config.server()).omitIssuerPort).toBe(true), {
      timeout: 1_000,
      interval: 10,
    })
    expect(performance.now() - startedAt).toBeLessThan(1_000)
  })
}
