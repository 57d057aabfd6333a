import { expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import type { Store } from '../store'
import { BORN, clientRecord, domainRecord, secretRecord } from '../testing/records'

export function usageContract(store: () => Store): void {
  const at = new Date('2026-03-04T05:06:07.890Z')
  const day = { from: new Date('2026-03-04T00:00:00Z'), to: new Date('2026-03-05T00:00:00Z') }

  it('adds to minute, hour and day, also when twenty add at once', async () => {
    const domainId = domainRecord().id
    const issued = { domainId, clientPk: 'c', grantType: 'CLIENT_CREDENTIALS', outcome: 'issued', count: 2 }
    const refused = { ...issued, clientPk: '', outcome: 'client.unknown', count: 1 }
    await Promise.all(Array.from({ length: 20 }, () => store().usage.add(at, [issued, refused, issued])))
    for (const [span, startAt] of [
      ['MINUTE', '2026-03-04T05:06:00.000Z'],
      ['HOUR', '2026-03-04T05:00:00.000Z'],
      ['DAY', '2026-03-04T00:00:00.000Z'],
    ] as const) {
      expect(await store().usage.series({ span, ...day, domains: [domainId] })).toEqual([
        { startAt: new Date(startAt), grantType: 'CLIENT_CREDENTIALS', outcome: 'client.unknown', count: 20 },
        { startAt: new Date(startAt), grantType: 'CLIENT_CREDENTIALS', outcome: 'issued', count: 80 },
      ])
    }
    const ofClient = await store().usage.series({ span: 'DAY', ...day, domains: null, clientPk: 'c' })
    expect(ofClient.map((point) => point.count)).toEqual([80])
    expect(await store().usage.series({ span: 'DAY', ...day, domains: [] })).toEqual([])
  })

  it('takes hundreds of increments in one call, and none', async () => {
    const domainId = domainRecord().id
    const increments = Array.from({ length: 450 }, (_, n) => ({
      domainId,
      clientPk: `client-${n}`,
      grantType: 'CLIENT_CREDENTIALS',
      outcome: 'issued',
      count: 1,
    }))
    await store().usage.add(at, increments)
    await store().usage.add(at, [])
    const [point] = await store().usage.series({ span: 'DAY', ...day, domains: [domainId] })
    expect(point?.count).toBe(450)
  })

  it('sweeps what is older than asked, the oldest first and no more than asked', async () => {
    const domainId = domainRecord().id
    const item = { domainId, clientPk: '', grantType: '', outcome: 'issued', count: 1 }
    const old = new Date('2001-01-01T00:00:00Z')
    for (let minute = 0; minute < 5; minute += 1) await store().usage.add(addSeconds(old, minute * 60), [item])
    const before = addSeconds(old, 4 * 60)
    expect(await store().usage.sweep('MINUTE', before, 3)).toBe(3)
    const range = { span: 'MINUTE' as const, from: old, to: addSeconds(old, 3600), domains: [domainId] }
    expect((await store().usage.series(range)).map((point) => point.startAt)).toEqual([
      addSeconds(old, 180),
      addSeconds(old, 240),
    ])
    expect(await store().usage.sweep('MINUTE', before, 100)).toBe(1)
    expect(await store().usage.sweep('MINUTE', before, 100)).toBe(0)
  })

  it('keeps the newest mark of use, whatever order marks arrive in', async () => {
    const domain = domainRecord()
    const client = clientRecord(domain.id)
    const secret = secretRecord(client.pk, { sealed: Buffer.from([0, 1, 255]) })
    await store().domains.insert(domain)
    await store().clients.insert(client, {})
    await store().clients.insertSecret(secret)
    const [early, late] = [addSeconds(BORN, 10), addSeconds(BORN, 20.5)]
    const mark = (when: Date) => ({ clientPk: client.pk, secretId: secret.id, at: when })
    await store().clients.markUsed([mark(late), mark(early), { clientPk: 'gone', secretId: null, at: late }])
    await store().clients.markUsed([mark(early)])
    await store().clients.markUsed([])
    expect((await store().clients.byPk(client.pk))?.lastUsedAt).toEqual(late)
    expect(await store().clients.secrets(client.pk)).toEqual([{ ...secret, lastUsedAt: late }])
    expect((await store().clients.byPk(client.pk))?.version).toBe(1)
  })
}
