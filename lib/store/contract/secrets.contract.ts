import { expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import { clientListQuerySchema } from '@/lib/schemas/list-query'
import type { Store } from '../store'
import { BORN, clientRecord, domainRecord, secretRecord } from '../testing/records'

export function secretsContract(store: () => Store): void {
  it('keeps secrets newest first, ends and deletes them, and finds the ones still in use after their successor', async () => {
    const domain = domainRecord()
    const client = clientRecord(domain.id)
    await store().domains.insert(domain)
    await store().clients.insert(client, {})
    const end = addSeconds(BORN, 86_400)
    const supersededAt = addSeconds(BORN, 100)
    const lastUsedAt = addSeconds(BORN, 200)
    const old = secretRecord(client.pk, { hint: 'old1', lastUsedAt })
    const current = secretRecord(client.pk, { hint: 'new1', createdAt: supersededAt })
    await store().clients.insertSecrets([old, current])
    await store().clients.supersedeSecrets([old.id], supersededAt, end)
    expect(await store().clients.secrets(client.pk)).toEqual([current, { ...old, supersededAt, expiresAt: end }])
    expect(await store().clients.secretsOf([client.pk, 'gone'])).toHaveLength(2)
    const inUse = { clientPk: client.pk, clientName: client.name, hint: 'old1', expiresAt: end }
    expect(await store().clients.retiringSecretsInUse(BORN, 5, [domain.id])).toEqual([{ ...inUse, lastUsedAt }])
    expect(await store().clients.retiringSecretsInUse(end, 5, [domain.id])).toEqual([])
    expect(await store().clients.retiringSecretsInUse(BORN, 5, [])).toEqual([])
    await store().clients.deleteSecrets([old.id])
    expect((await store().clients.secrets(client.pk)).map((secret) => secret.hint)).toEqual(['new1'])
  })

  it('finds current secrets that end, the first to end on top, and lists their clients in that order', async () => {
    const domain = domainRecord()
    const other = domainRecord()
    for (const each of [domain, other]) await store().domains.insert(each)
    const ends = [addSeconds(BORN, 300), addSeconds(BORN, 100), null, addSeconds(BORN, 200)]
    const clients = ends.map((_, index) => clientRecord(domain.id, { grantTypes: index === 3 ? ['PASSWORD'] : [] }))
    for (const [index, client] of clients.entries()) {
      await store().clients.insert(client, {})
      await store().clients.insertSecret(secretRecord(client.pk, { expiresAt: ends[index] ?? null }))
    }
    const replaced = secretRecord(clients[2]?.pk ?? '', { supersededAt: BORN, expiresAt: addSeconds(BORN, 150) })
    await store().clients.insertSecret(replaced)
    const order = [1, 3, 0].map((index) => clients[index]?.pk)
    const range = { from: BORN, to: addSeconds(BORN, 300) }
    const found = await store().clients.expiringSecrets(range, 2, [domain.id])
    expect(found.total).toBe(3)
    expect(found.first.map((secret) => secret.clientPk)).toEqual(order.slice(0, 2))
    expect(
      (await store().clients.expiringSecrets({ ...range, from: addSeconds(BORN, 100) }, 5, [domain.id])).total,
    ).toBe(2)
    expect(await store().clients.expiringSecrets(range, 5, [other.id])).toEqual({ total: 0, first: [] })

    const query = { ...clientListQuerySchema.parse({ limit: 2, attention: 'SECRET_ENDING' }) }
    const due = { now: BORN, before: addSeconds(BORN, 300) }
    const first = await store().clients.list({ ...query, due }, [domain.id])
    const second = await store().clients.list({ ...query, due, cursor: first.nextCursor ?? '' }, [domain.id])
    expect([...first.items, ...second.items].map((item) => item.pk)).toEqual(order)
    expect(first.total).toBe(3)
    const narrowed = await store().clients.list({ ...query, due, grant: 'PASSWORD' }, [domain.id])
    expect(narrowed.items.map((item) => item.pk)).toEqual([clients[3]?.pk])
    const named = await store().clients.list({ ...query, due, q: clients[0]?.name ?? '' }, [domain.id])
    expect(named.items.map((item) => item.pk)).toContain(clients[0]?.pk)
    expect((await store().clients.list({ ...query, due }, [])).items).toEqual([])
  })

  it('lists clients whose replaced secret is still in use', async () => {
    const domain = domainRecord()
    await store().domains.insert(domain)
    const clients = [clientRecord(domain.id), clientRecord(domain.id)]
    const replaced = { supersededAt: addSeconds(BORN, 50), expiresAt: addSeconds(BORN, 900) }
    for (const [index, client] of clients.entries()) {
      await store().clients.insert(client, {})
      const lastUsedAt = addSeconds(BORN, index === 0 ? 49 : 51)
      await store().clients.insertSecret(secretRecord(client.pk, { ...replaced, lastUsedAt }))
    }
    const query = clientListQuerySchema.parse({ attention: 'OLD_SECRET_IN_USE' })
    const due = { now: addSeconds(BORN, 60), before: BORN }
    expect((await store().clients.list({ ...query, due }, [domain.id])).items.map((item) => item.pk)).toEqual([
      clients[1]?.pk,
    ])
  })
}
