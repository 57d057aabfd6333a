import { beforeAll, expect, it } from 'vitest'
import type { Page } from '@/lib/base/page'
import { CLIENT_TYPES } from '@/lib/schemas/client-type'
import {
  type ClientListQuery,
  clientListQuerySchema,
  domainListQuerySchema,
  resourceListQuerySchema,
} from '@/lib/schemas/list-query'
import type { ClientRecord, DomainFilter, DomainRecord } from '../policy-types'
import type { Store } from '../store'
import { BORN, clientRecord, domainRecord, resourceRecord } from '../testing/records'

const GRANTS = [
  ['CLIENT_CREDENTIALS'],
  ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
  ['CLIENT_CREDENTIALS', 'JWT_BEARER'],
] as const
/** Names that trip an order by language or by UTF-16 unit, two of them equal but for the domain. */
const NAMES = ['Zebra', 'apple', 'Äpfel', 'same', 'same', 'ﬁn', '😀 smile', 'a b', 'a-b', 'a_b', 'A', '0', '~', 'ß']

const query = (overrides: Partial<ClientListQuery>): ClientListQuery =>
  clientListQuerySchema.parse({ limit: 4, ...overrides })

/** Follows the cursors to the end, then back to the beginning. */
async function walk<T>(list: (cursor?: string) => Promise<Page<T>>): Promise<{ forward: T[]; back: T[] }> {
  const forward: T[] = []
  let page = await list()
  expect(page.previousCursor).toBeNull()
  forward.push(...page.items)
  while (page.nextCursor) {
    page = await list(page.nextCursor)
    forward.push(...page.items)
  }
  const back: T[] = [...page.items]
  while (page.previousCursor) {
    page = await list(page.previousCursor)
    back.unshift(...page.items)
  }
  return { forward, back }
}

const bytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
const sortKeys = {
  name: (client: ClientRecord) => client.name.toLowerCase(),
  clientId: (client: ClientRecord) => client.clientId.toLowerCase(),
  createdAt: (client: ClientRecord) => client.createdAt.toISOString(),
}

export function listsContract(store: () => Store): void {
  let domains: DomainRecord[] = []
  const clients: ClientRecord[] = []

  beforeAll(async () => {
    domains = ['Alpha', 'Beta', 'Gamma'].map((name) =>
      domainRecord({ name: `${name} ${domainRecord().id.slice(0, 6)}` }),
    )
    for (const domain of domains) await store().domains.insert(domain)
    for (const [at, name] of NAMES.entries()) {
      const domain = domains[at % domains.length] ?? domainRecord()
      const client = clientRecord(domain.id, {
        name: `${name}`,
        clientId: `Id-${(at * 7) % NAMES.length}-${at}`,
        clientType: CLIENT_TYPES[at % 2] ?? 'CONFIDENTIAL_CLIENT',
        grantTypes: [...(GRANTS[at % GRANTS.length] ?? [])],
        // Every third instant is shared, so that the row id decides.
        createdAt: new Date(BORN.getTime() + Math.floor(at / 3) * 1000),
      })
      clients.push(client)
      await store().clients.insert(client, {})
    }
  })

  function expected(asked: ClientListQuery, visible: DomainFilter): string[] {
    const key = sortKeys[asked.sort]
    const sign = asked.direction === 'asc' ? 1 : -1
    return clients
      .filter((client) => domains.some((domain) => domain.id === client.domainId))
      .filter((client) => visible === null || visible.includes(client.domainId))
      .filter((client) => !asked.domain || client.domainId === asked.domain)
      .filter((client) => !asked.type || client.clientType === asked.type)
      .filter((client) => !asked.grant || client.grantTypes.includes(asked.grant))
      .toSorted((a, b) => sign * bytes(key(a), key(b)))
      .map(key)
  }

  it('walks every order and filter forward and back over each client exactly once', async () => {
    const all = domains.map((domain) => domain.id)
    const filters = [
      {},
      { type: 'PUBLIC_CLIENT' },
      { grant: 'CLIENT_CREDENTIALS' },
      { type: 'PUBLIC_CLIENT', grant: 'JWT_BEARER' },
    ] as const
    for (const sort of ['name', 'clientId', 'createdAt'] as const) {
      for (const direction of ['asc', 'desc'] as const) {
        for (const filter of filters) {
          for (const [visible, domain] of [
            [all, undefined],
            [all.slice(0, 2), undefined],
            [null, all[1]],
          ] as const) {
            const asked = query({ sort, direction, domain, ...filter })
            const seen = await walk((cursor) => store().clients.list({ ...asked, cursor }, visible))
            const pks = seen.forward.map((item) => item.pk)
            expect(new Set(pks).size, JSON.stringify(asked)).toBe(pks.length)
            const wanted = expected(asked, visible)
            const keys = pks.map((pk) => sortKeys[sort](clients.find((client) => client.pk === pk) ?? clientRecord('')))
            expect(keys, JSON.stringify(asked)).toEqual(wanted)
            expect(seen.back.map((item) => item.pk)).toEqual(pks)
            const first = await store().clients.list(asked, visible)
            expect([first.total, first.totalIsExact]).toEqual([wanted.length, true])
          }
        }
      }
    }
  })

  it('tells no row twice and leaves none out while others are inserted', async () => {
    const domain = domainRecord()
    await store().domains.insert(domain)
    const old = Array.from({ length: 12 }, (_, at) =>
      clientRecord(domain.id, { name: `row ${String(at).padStart(2, '0')}` }),
    )
    for (const client of old) await store().clients.insert(client, {})
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await store().clients.list(query({ limit: 3, cursor, domain: domain.id }), null)
      seen.push(...page.items.map((item) => item.name))
      // One before the page and one behind it.
      await store().clients.insert(clientRecord(domain.id, { name: `a ${seen.length}` }), {})
      if (seen.length < 9) await store().clients.insert(clientRecord(domain.id, { name: `row 99 ${seen.length}` }), {})
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.filter((name) => /^row \d\d$/.test(name))).toEqual(old.map((client) => client.name))
  })

  it('takes a cursor that makes no sense, or belongs to another order, for the first page', async () => {
    const visible = domains.map((domain) => domain.id)
    const first = await store().clients.list(query({}), visible)
    const other = await store().clients.list(query({ sort: 'createdAt' }), visible)
    const wrong = [
      '',
      'x',
      '%00',
      'bm9uc2Vuc2U',
      Buffer.from('["name:asc",{},1,0]').toString('base64url'),
      other.nextCursor ?? '',
    ]
    for (const cursor of wrong) {
      const page = await store().clients.list(query({ cursor }), visible)
      expect(page.items).toEqual(first.items)
    }
    const odd = Buffer.from('["createdAt:asc",1e300,"\\u0000",0]').toString('base64url')
    const page = await store().clients.list(query({ sort: 'createdAt', cursor: odd }), visible)
    expect(page.items).toEqual(other.items)
  })

  it('shows a caller without domains nothing, and no domain but the asked one that is theirs', async () => {
    const [mine, foreign] = [domains[0]?.id ?? '', domains[1]?.id ?? '']
    expect((await store().clients.list(query({}), [])).items).toEqual([])
    expect((await store().clients.list(query({ domain: foreign }), [mine])).items).toEqual([])
    expect((await store().clients.list(query({ domain: foreign, q: 'a' }), [mine])).items).toEqual([])
    expect((await store().domains.list(domainListQuerySchema.parse({}), [mine])).items.map((item) => item.id)).toEqual([
      mine,
    ])
    const resources = await store().resources.list(resourceListQuerySchema.parse({ domain: foreign }), [mine])
    expect([resources.items, resources.total]).toEqual([[], 0])
  })

  it('serves a caller with more domains than one statement has branches', async () => {
    const visible = [...domains.map((domain) => domain.id), ...Array.from({ length: 600 }, (_, at) => `missing-${at}`)]
    const { forward } = await walk((cursor) => store().clients.list(query({ cursor }), visible))
    expect(forward).toHaveLength(NAMES.length)
  })

  it('lists domains and resources with what is below them, counted', async () => {
    const [home] = domains
    if (!home) throw new Error('no domain')
    const resource = resourceRecord(home.id, {
      scopes: [
        { scopeName: 'a', description: '' },
        { scopeName: 'b', description: '' },
      ],
    })
    await store().resources.insert(resource)
    const scopes = [`${resource.name}.a`, `${resource.name}.b`]
    const owners = Object.fromEntries(scopes.map((scope) => [scope, resource.id]))
    const [client] = clients.filter((item) => item.domainId === home.id)
    if (!client) throw new Error('no client')
    await store().clients.replace({ ...client, scopes }, owners, 1)
    const page = await store().resources.list(resourceListQuerySchema.parse({ domain: home.id }), null)
    expect(page.items).toEqual([{ ...resource, domainName: home.name, clientCount: 1 }])
    const list = await store().domains.list(domainListQuerySchema.parse({ sort: 'createdAt', limit: 200 }), [home.id])
    expect(list.items[0]).toMatchObject({
      id: home.id,
      resourceCount: 1,
      clientCount: clients.filter((item) => item.domainId === home.id).length,
    })
  })
}
