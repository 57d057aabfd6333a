import { expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import type { Store } from '../store'
import { BORN, domainKeyRecord, domainRecord, keyPairRecord } from '../testing/records'

export function keysContract(store: () => Store, other: () => Store): void {
  async function scene(customAttrs: Record<string, string> | null = null) {
    const domain = domainRecord({ customAttrs })
    const pair = keyPairRecord()
    await store().domains.insert(domain)
    await store().keyPairs.insert(pair)
    return { domain, pair }
  }

  it('adds up tokens by minute, also from two nodes at once, and sums what is alive', async () => {
    const { domain, pair } = await scene()
    const item = { keyPairId: pair.id, domainId: domain.id, count: 1 }
    const items = [60, 120, 180].map((later) => ({ ...item, expiresAt: addSeconds(BORN, later) }))
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? store() : other()).liveTokens.add([...items].reverse())),
    )
    expect(await store().liveTokens.alive(domain.id, addSeconds(BORN, 60))).toEqual([
      { keyPairId: pair.id, count: 20, lastExpiresAt: addSeconds(BORN, 180) },
    ])
    expect(await store().liveTokens.aliveUnder(pair.id, BORN)).toMatchObject([{ domainId: domain.id, count: 30 }])
    await store().liveTokens.add([{ ...item, keyPairId: 'gone', expiresAt: addSeconds(BORN, 60) }])
    await store().liveTokens.add([])
  })

  it('keeps the latest fetch of each caller', async () => {
    const { domain } = await scene()
    const mark = (caller: string, later: number) => ({ domainId: domain.id, caller, at: addSeconds(BORN, later) })
    await store().jwksCallers.seen([mark('a', 10), mark('b', 20)])
    await other().jwksCallers.seen([mark('a', 5), mark('b', 30), { ...mark('c', 9), domainId: 'gone' }])
    const instants = [10, 11, 30, 31].map((later) => addSeconds(BORN, later))
    expect(await store().jwksCallers.count(domain.id, BORN, instants)).toEqual({
      callers: 2,
      fetchedSince: [2, 1, 1, 0],
    })
  })

  it('replaces sealed values of every table, and reads them page by page', async () => {
    await scene()
    const { pair } = await scene()
    await store().sealed.replace('private-key', [{ id: pair.id, sealed: Buffer.from('another envelope') }])
    await store().sealed.replace('client-secret', [])
    expect((await store().keyPairs.byId(pair.id))?.privateKey.toString()).toBe('another envelope')
    const found: { id: string; boundTo: string }[] = []
    for (let after = ''; ; ) {
      const page = await store().sealed.pageAfter('private-key', after, 1)
      const [value] = page
      if (!value) break
      found.push(value)
      after = value.id
    }
    expect(found).toContainEqual(expect.objectContaining({ id: pair.id, boundTo: pair.alias }))
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
  })

  it('finds the domains whose keys are rotated, and the pairs that nobody uses or that end soon', async () => {
    const { domain, pair } = await scene({ keyRotationIntervalInDays: '30' })
    const { domain: quiet, pair: free } = await scene({ issuerMode: 'DOMAIN' })
    await store().keyPairs.assign(domainKeyRecord(domain.id, pair.id))
    const rotating = await store().keyPairs.rotatingDomainIds()
    expect(rotating).toContain(domain.id)
    expect(rotating).not.toContain(quiet.id)
    const ids = async (filter: object) =>
      (await store().keyPairs.list(null, 200, null, filter)).items.map(({ id }) => id)
    const unused = await ids({ unused: true })
    expect(unused).toContain(free.id)
    expect(unused).not.toContain(pair.id)
    expect(await ids({ expiresBefore: pair.notAfter })).not.toContain(pair.id)
    expect(await ids({ expiresBefore: addSeconds(pair.notAfter, 1) })).toContain(pair.id)
  })

  it('knows which servers gave a sign of life', async () => {
    await store().presence.alive('node-a', BORN)
    await other().presence.alive('node-b', addSeconds(BORN, 60))
    await store().presence.alive('node-b', addSeconds(BORN, 90))
    const since = async (later: number) =>
      (await store().presence.since(addSeconds(BORN, later))).map(({ nodeId }) => nodeId).sort()
    expect(await since(0)).toEqual(['node-a', 'node-b'])
    expect(await since(90)).toEqual(['node-b'])
    expect(await store().presence.sweep(addSeconds(BORN, 1))).toBe(1)
    await store().presence.gone('node-b')
    expect(await since(0)).toEqual([])
  })
}
