import { beforeAll, expect, it } from 'vitest'
import { clientListQuerySchema } from '@/lib/schemas/list-query'
import type { DomainFilter } from '../policy-types'
import type { Store } from '../store'
import { clientRecord, domainRecord, resourceRecord } from '../testing/records'

export function searchContract(store: () => Store): void {
  const home = domainRecord({ name: 'RetailBanking' })
  const foreign = domainRecord({ name: 'Wholesale' })
  // Equal words are ordered by row id, so these two are given theirs.
  const billing = clientRecord(home.id, {
    pk: '00000000-0000-4000-8000-000000000001',
    name: 'Billing Service',
    clientId: 'billing-svc-01',
  })
  const report = clientRecord(home.id, {
    pk: '00000000-0000-4000-8000-000000000002',
    name: 'MonthlyBillingReport',
    clientId: 'rpt',
    clientType: 'PUBLIC_CLIENT',
    grantTypes: ['AUTHORIZATION_CODE'],
  })
  const bill = clientRecord(foreign.id, { name: 'Bill', clientId: 'BILL' })
  const percent = clientRecord(home.id, { name: "100% 'quoted' _under*", clientId: 'ÉCLAIR-😀' })
  const invoices = resourceRecord(home.id, { name: 'Invoices.v2' })

  beforeAll(async () => {
    for (const domain of [home, foreign]) await store().domains.insert(domain)
    for (const client of [billing, report, bill, percent]) await store().clients.insert(client, {})
    await store().resources.insert(invoices)
  })

  const find = async (q: string, visible: DomainFilter = [home.id, foreign.id]) =>
    (await store().search.find(q, visible, 10)).map((hit) => hit.label)

  const listed = async (
    q: string,
    more: Record<string, unknown> = {},
    visible: DomainFilter = [home.id, foreign.id],
  ) => {
    const page = await store().clients.list(clientListQuerySchema.parse({ q, ...more }), visible)
    expect(page.total).toBe(page.items.length)
    return page.items.map((item) => item.name)
  }

  it('finds by the beginning of any word, at humps and between signs, in any case, the closest first', async () => {
    expect(await find('BILL')).toEqual(['Bill', 'Billing Service', 'MonthlyBillingReport'])
    expect(await find('billing')).toEqual(['Billing Service', 'MonthlyBillingReport'])
    expect(await find('rep')).toEqual(['MonthlyBillingReport'])
    expect(await find('monthlyb')).toEqual(['MonthlyBillingReport'])
    expect(await find('svc-01')).toEqual([])
    expect(await find('billing-s')).toEqual(['Billing Service'])
    expect(await find('bank')).toEqual(['RetailBanking'])
    expect(await find('v2')).toEqual(['Invoices.v2'])
    expect(await find('illing')).toEqual([])
  })

  it('finds by identifier, and asks all words to match', async () => {
    expect(await find(billing.pk)).toEqual(['Billing Service'])
    expect(await find(invoices.id.slice(0, 13))).toEqual(['Invoices.v2'])
    expect(await find(home.id)).toEqual(['RetailBanking'])
    expect(await find('service bill')).toEqual(['Billing Service'])
    expect(await find('service report')).toEqual([])
  })

  it('takes signs that mean something to a database for what they are', async () => {
    expect(await find('%')).toEqual([])
    expect(await find('_nder')).toEqual([])
    expect(await find('_under*')).toEqual([percent.name])
    expect(await find('*')).toEqual([])
    expect(await find("'quoted'")).toEqual([percent.name])
    expect(await find("' OR 1=1 --")).toEqual([])
    expect(await find('100%')).toEqual([percent.name])
    expect(await find('éclair')).toEqual([percent.name])
    expect(await find('E\u0301CLAIR-😀')).toEqual([percent.name])
    expect(await find('   ')).toEqual([])
  })

  it('shows nobody what is outside their domains', async () => {
    expect(await find('bill', [foreign.id])).toEqual(['Bill'])
    expect(await find('bill', [])).toEqual([])
    expect(await listed('bill', {}, [foreign.id])).toEqual(['Bill'])
    expect(await listed('bill', { domain: home.id })).toEqual(['Billing Service', 'MonthlyBillingReport'])
  })

  it('combines a search in a list with the filters', async () => {
    expect(await listed('bill')).toEqual(['Bill', 'Billing Service', 'MonthlyBillingReport'])
    expect(await listed('bill', { type: 'PUBLIC_CLIENT' })).toEqual(['MonthlyBillingReport'])
    expect(await listed('bill', { grant: 'CLIENT_CREDENTIALS' })).toEqual(['Bill', 'Billing Service'])
    expect(await listed('bill', { grant: 'AUTHORIZATION_CODE', type: 'CONFIDENTIAL_CLIENT' })).toEqual([])
  })

  it('pages through matches without telling a client with several matching words twice', async () => {
    const domain = domainRecord({ name: `Paged ${domainRecord().id}` })
    await store().domains.insert(domain)
    const names = Array.from({ length: 11 }, (_, at) => `Gate gatekeeper gate${at} gateway`)
    for (const name of names) await store().clients.insert(clientRecord(domain.id, { name }), {})
    const seen: string[] = []
    let cursor: string | undefined
    let last = ''
    do {
      const query = clientListQuerySchema.parse({ q: 'gat gate', cursor, limit: 4, domain: domain.id })
      const page = await store().clients.list(query, null)
      expect(page.total).toBe(11)
      seen.push(...page.items.map((item) => item.name))
      last = page.previousCursor ?? ''
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen.toSorted()).toEqual(names.toSorted())
    const back = await store().clients.list(
      clientListQuerySchema.parse({ q: 'gat gate', cursor: last, limit: 4, domain: domain.id }),
      null,
    )
    expect(back.items.map((item) => item.name)).toEqual(seen.slice(4, 8))
  })

  it('forgets old words when a client is renamed, and all words when it is deleted', async () => {
    const domain = domainRecord()
    await store().domains.insert(domain)
    const client = clientRecord(domain.id, { name: 'Quondam', clientId: 'keeps-id' })
    await store().clients.insert(client, {})
    await store().clients.replace({ ...client, name: 'Hodiernal' }, {}, 1)
    expect(await find('quondam', null)).toEqual([])
    expect(await find('hodiernal', null)).toEqual(['Hodiernal'])
    await store().clients.delete(client.pk)
    expect(await find('hodiernal', null)).toEqual([])
    expect(await find('keeps-id', null)).toEqual([])
  })
}
