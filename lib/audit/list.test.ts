import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, ANONYMOUS, SYSTEM } from '@/lib/auth/actor'
import { actorOf, createTestSystem, type TestSystem } from '@/lib/auth/testing/test-system'
import { auditQuerySchema } from '@/lib/schemas/audit'
import { exportAudit } from './export'
import { getAuditEntry, listAudit } from './list'
import { record } from './record'

let system: TestSystem
const domainAdministrator = actorOf('DOMAIN_ADMINISTRATOR', ['d1'])
const auditor = actorOf('AUDITOR')

beforeAll(async () => {
  system = await createTestSystem()
  await system.addAccount()
  for (let i = 0; i < 12; i += 1) {
    system.clock.advanceSeconds(60)
    const domain = i % 2 === 0 ? 'd1' : 'd2'
    await system.store.write((tx) =>
      record(tx, system.ctx(i === 11 ? { ...actorOf('ADMINISTRATOR'), name: 'ada' } : SYSTEM), {
        action: i === 3 ? 'client.delete' : 'client.update',
        entityKind: 'client',
        entityId: `c${i}`,
        entityName: i === 5 ? '=HYPERLINK("http://evil")' : `Client ${i}`,
        domainId: domain,
        domainName: domain,
        after: { description: `d "${i}",\r\nnext` },
      }),
    )
  }
  await system.store.write((tx) =>
    record(tx, system.ctx(), {
      action: 'session.sign-in',
      outcome: 'FAILURE',
      entityKind: 'account',
      entityId: null,
      entityName: null,
    }),
  )
})
afterAll(() => system.close())

const query = (given: Record<string, unknown> = {}) => auditQuerySchema.parse(given)
const seqs = async (actor: Actor, given: Record<string, unknown> = {}) =>
  (await listAudit(system.ctx(actor), query(given))).items.map((entry) => entry.seq)

describe('reading the audit log', () => {
  it('shows everything, newest first, to an auditor', async () => {
    expect(await seqs(auditor)).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
  })

  it('shows a domain administrator what happened in its own domains, and nothing else', async () => {
    expect(await seqs(domainAdministrator)).toEqual([11, 9, 7, 5, 3, 1])
    expect(await seqs(domainAdministrator, { domain: 'd2' })).toEqual([])
    expect((await getAuditEntry(system.ctx(domainAdministrator), 1)).seq).toBe(1)
    for (const foreign of [2, 13, 99, -1, 1.5, 2 ** 40]) {
      await expect(getAuditEntry(system.ctx(domainAdministrator), foreign)).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  it('shows nothing to nobody', async () => {
    await expect(listAudit(system.ctx(ANONYMOUS), query())).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(getAuditEntry(system.ctx(ANONYMOUS), 1)).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(exportAudit(system.ctx(ANONYMOUS), query(), 'csv').next()).rejects.toMatchObject({
      code: 'unauthenticated',
    })
  })

  it('walks pages in both directions without a gap', async () => {
    const first = await listAudit(system.ctx(auditor), query({ limit: 5 }))
    expect(first).toMatchObject({ previousCursor: null, total: 13, totalIsExact: true })
    const second = await listAudit(system.ctx(auditor), query({ limit: 5, cursor: first.nextCursor }))
    const third = await listAudit(system.ctx(auditor), query({ limit: 5, cursor: second.nextCursor }))
    expect([first, second, third].flatMap((page) => page.items.map((entry) => entry.seq))).toEqual(await seqs(auditor))
    expect(third.nextCursor).toBeNull()
    const back = await listAudit(system.ctx(auditor), query({ limit: 5, cursor: third.previousCursor }))
    expect(back.items).toEqual(second.items)
    const start = await listAudit(system.ctx(auditor), query({ limit: 5, cursor: back.previousCursor }))
    expect(start.items).toEqual(first.items)
    expect(start.previousCursor).toBeNull()
  })

  it.each<[string, Record<string, unknown>, number[]]>([
    ['entity', { entityKind: 'client', entityId: 'c4' }, [5]],
    ['action', { action: 'client.delete' }, [4]],
    ['outcome', { outcome: 'FAILURE' }, [13]],
    ['actor by name', { actor: 'anonymous' }, [13]],
    ['time', { from: '2026-03-01T08:02:00Z', to: '2026-03-01T08:04:00Z' }, [3, 2]],
    ['text that no database can hold', { actor: 'a\0b' }, []],
    ['half a surrogate pair', { entityId: '\ud800' }, []],
  ])('filters by %s', async (_, given, expected) => {
    expect(await seqs(auditor, given)).toEqual(expected)
  })
})

async function exported(actor: Actor, given: Record<string, unknown>, format: 'csv' | 'json'): Promise<string> {
  let text = ''
  for await (const piece of exportAudit(system.ctx(actor), query(given), format)) text += piece
  return text
}

describe('exporting the audit log', () => {
  it('writes CSV whose cells no spreadsheet runs, with instants in UTC', async () => {
    const csv = await exported(auditor, { entityKind: 'client', entityId: 'c5' }, 'csv')
    const [head, row, end] = csv.split('\r\n')
    expect(head).toMatch(/^"seq","at","actorKind"/)
    expect(row).toContain(`"6","2026-03-01T08:06:00.000Z","SYSTEM"`)
    expect(row).toContain(`"'=HYPERLINK(""http://evil"")"`)
    expect(end).toBe('')
  })

  it.each(['=1', '+1', '-1', '@x', '\tx', '\rx', '\nx', '\uFF1Dx'])(
    'defuses a cell that begins with %j',
    async (start) => {
      const { csvRow } = await import('@/lib/base/csv')
      expect(csvRow([start])).toBe(`"'${start}"\r\n`)
    },
  )

  it('writes JSON that holds every entry once', async () => {
    const entries = JSON.parse(await exported(domainAdministrator, {}, 'json')) as { seq: number; at: string }[]
    expect(entries.map((entry) => entry.seq)).toEqual([11, 9, 7, 5, 3, 1])
    expect(entries[0]?.at).toBe('2026-03-01T08:11:00.000Z')
  })

  it('writes an empty array when nothing matches', async () => {
    expect(JSON.parse(await exported(auditor, { action: 'no.such' }, 'json'))).toEqual([])
  })

  it('records who exported what', async () => {
    await exported(auditor, { action: 'client.delete' }, 'csv')
    const [last] = (await listAudit(system.ctx(auditor), query({ action: 'audit.export', limit: 1 }))).items
    expect(last).toMatchObject({ actorName: 'auditor', detail: { format: 'csv', filter: { action: 'client.delete' } } })
  })
})
