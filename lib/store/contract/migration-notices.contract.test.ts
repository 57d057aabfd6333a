import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import type { NoticeRecord } from '../migration/notice-types'
import { createStore } from '../prisma-store'
import type { Store } from '../store'
import { dialects, type TestDatabase } from '../testing/databases'
import { BORN, domainRecord } from '../testing/records'

describe.each(dialects)('notices of the migration on $dialect', ({ create }) => {
  let database: TestDatabase
  let store: Store
  let ids: { customer: string; partner: string; stranger: string; environment: string; person: string }

  beforeAll(async () => {
    database = await create()
    store = await createStore(database.url)
  })
  afterAll(async () => {
    await store?.close()
    await database?.drop()
  })

  beforeEach(async () => {
    ids = {
      customer: randomUUID(),
      partner: randomUUID(),
      stranger: randomUUID(),
      environment: randomUUID(),
      person: randomUUID(),
    }
    const tag = ids.customer.slice(0, 8).toUpperCase()
    const kept = { version: 1, createdAt: BORN, updatedAt: BORN }
    const domain = domainRecord()
    const [enterprise, chain, gateway] = [randomUUID(), randomUUID(), randomUUID()]
    await store.domains.insert(domain)
    await store.write(async ({ inventory, accounts }) => {
      await inventory.customers.insert({ ...kept, id: ids.customer, name: `Hotels ${tag}` })
      for (const id of [ids.partner, ids.stranger]) {
        await inventory.partners.insert({ ...kept, id, name: `Partner ${id}`, cloudAccountName: id.toUpperCase() })
      }
      await inventory.enterprises.insert({ ...kept, id: enterprise, customerId: ids.customer, code: null, name: tag })
      await inventory.chains.insert({ ...kept, id: chain, enterpriseId: enterprise, code: `C${tag}`, name: 'Solaris' })
      await inventory.gateways.insert({
        ...kept,
        id: gateway,
        name: `g-${tag}`,
        host: `${tag}.test`,
        domainId: domain.id,
      })
      await inventory.environments.insert({
        ...kept,
        id: ids.environment,
        chainId: chain,
        gatewayId: gateway,
        code: 'UAT',
        kind: 'NON_PRODUCTION',
        nameLower: `c${tag}/uat`.toLowerCase(),
        phase: 'PLANNED',
        operator: null,
        allowedNetworks: null,
        integrations: 0,
      })
      await accounts.insert({
        id: ids.person,
        username: `${tag}@hotels.example`,
        displayName: 'Ada',
        passwordHash: 'x',
        passwordChangedAt: BORN,
        role: 'PORTAL',
        domainIds: [],
        email: `${tag}@hotels.example`,
        customerId: ids.customer,
        partnerId: null,
        portalRole: 'OWNER',
        totpSealed: null,
        totpConfirmedAt: null,
        totpLastStep: null,
        disabledAt: null,
        lastSignInAt: null,
        ...kept,
      })
    })
  })

  const notice = (given: Partial<NoticeRecord> = {}): NoticeRecord => ({
    id: randomUUID(),
    environmentId: ids.environment,
    kind: 'ANNOUNCED',
    customerId: ids.customer,
    partnerId: null,
    accountId: ids.person,
    address: 'ada@hotels.example',
    subject: 'It moves',
    body: 'Soon.',
    uniqueKey: randomUUID(),
    state: 'QUEUED',
    attempts: 0,
    nextAttemptAt: BORN,
    lastError: null,
    createdAt: BORN,
    sentAt: null,
    readAt: null,
    ...given,
  })
  const reader = () => ({ accountId: ids.person, customerId: ids.customer, partnerId: null })
  const empty = async () => {
    while ((await store.migrationNotices.claim(addSeconds(BORN, 9e6), addSeconds(BORN, 9e8), 500)).length > 0);
  }

  it('are written once for each key, and told with the names of whom and what they are about', async () => {
    const first = notice({ uniqueKey: `ANNOUNCED:${ids.environment}` })
    expect(
      await store.migrationNotices.add([first, notice({ accountId: null, address: null, state: 'PORTAL_ONLY' })]),
    ).toBe(2)
    expect(await store.migrationNotices.add([{ ...first, id: randomUUID(), subject: 'again' }])).toBe(0)
    const page = await store.migrationNotices.list({ environmentId: ids.environment, limit: 10 })
    expect(page).toMatchObject({ total: 2, totalIsExact: true })
    const found = page.items.find(({ id }) => id === first.id)
    expect(found).toMatchObject({ ...first, environmentName: expect.stringMatching(/^C.+\/UAT$/) })
    expect(found?.organisation).toMatch(/^Hotels /)
  })

  it('are taken by one of two who come at the same time, and again when whoever took them died over it', async () => {
    await empty()
    const due = [notice(), notice(), notice({ nextAttemptAt: addSeconds(BORN, 60) })]
    await store.migrationNotices.add(due)
    const take = (at: Date) => store.migrationNotices.claim(at, addSeconds(at, 120), 10)
    const [one, two] = await Promise.all([take(BORN), take(BORN)])
    expect([...one, ...two].map(({ id }) => id).sort()).toEqual([due[0]?.id, due[1]?.id].sort())
    expect([...one, ...two].every(({ attempts }) => attempts === 1)).toBe(true)
    expect(await take(addSeconds(BORN, 90))).toHaveLength(1)
    expect(await take(addSeconds(BORN, 121))).toHaveLength(2)
  })

  it('end as sent, bounced, given up or read in the portal alone, and can be tried again only when they failed', async () => {
    const [sent, bounced, down, alone] = [notice(), notice(), notice(), notice({ kind: 'INVITATION', body: 'sealed' })]
    const all = store.migrationNotices
    await all.add([sent, bounced, down, alone])
    await all.sent(sent.id, addSeconds(BORN, 1))
    await all.failed(bounced.id, 'no such person', { state: 'BOUNCED' })
    await all.failed(down.id, 'greylisted', { at: addSeconds(BORN, 30) })
    await all.portalOnly(alone.id, '')
    expect(await all.byId(sent.id)).toMatchObject({ state: 'SENT', sentAt: addSeconds(BORN, 1), nextAttemptAt: null })
    expect(await all.byId(bounced.id)).toMatchObject({
      state: 'BOUNCED',
      lastError: 'no such person',
      nextAttemptAt: null,
    })
    expect(await all.byId(down.id)).toMatchObject({ state: 'QUEUED', nextAttemptAt: addSeconds(BORN, 30) })
    expect(await all.byId(alone.id)).toMatchObject({ state: 'PORTAL_ONLY', body: '' })
    expect(await all.retry(sent.id, BORN)).toBe(false)
    expect(await all.retry('\0', BORN)).toBe(false)
    expect(await all.retry(bounced.id, addSeconds(BORN, 5))).toBe(true)
    expect(await all.byId(bounced.id)).toMatchObject({
      state: 'QUEUED',
      attempts: 0,
      nextAttemptAt: addSeconds(BORN, 5),
    })
    expect(await all.standing(ids.environment, 'ANNOUNCED')).toEqual(
      expect.arrayContaining([
        { state: 'SENT', count: 1 },
        { state: 'QUEUED', count: 2 },
      ]),
    )
  })

  it('are narrowed by state and kind, newest first, page by page', async () => {
    const many = Array.from({ length: 5 }, (_, index) => notice({ createdAt: addSeconds(BORN, index) }))
    await store.migrationNotices.add([...many, notice({ kind: 'PROBLEM' })])
    const narrowed = { environmentId: ids.environment, kind: 'ANNOUNCED', state: 'QUEUED', limit: 3 } as const
    const first = await store.migrationNotices.list(narrowed)
    expect(first.items.map(({ id }) => id)).toEqual([many[4]?.id, many[3]?.id, many[2]?.id])
    const second = await store.migrationNotices.list({ ...narrowed, cursor: first.nextCursor ?? '' })
    expect(second.items.map(({ id }) => id)).toEqual([many[1]?.id, many[0]?.id])
    expect((await store.migrationNotices.list({ state: 'BOUNCED', limit: 1, environmentId: '\0' })).items).toEqual([])
  })

  it('are read by their person, and by the people of an organisation that had nobody then', async () => {
    const mine = notice()
    const ours = notice({ accountId: null, address: null, state: 'PORTAL_ONLY', createdAt: addSeconds(BORN, 1) })
    const theirs = notice({ customerId: null, partnerId: ids.partner, accountId: null })
    const invitation = notice({ kind: 'INVITATION', accountId: null })
    await store.migrationNotices.add([mine, ours, theirs, invitation])
    expect((await store.migrationNotices.ofReader(reader(), 10)).map(({ id }) => id)).toEqual([ours.id, mine.id])
    expect(await store.migrationNotices.markRead(theirs.id, reader(), BORN)).toBe(false)
    expect(await store.migrationNotices.markRead(ours.id, reader(), BORN)).toBe(true)
    expect(await store.migrationNotices.byId(ours.id)).toMatchObject({ readAt: BORN })
  })

  it('go to the people of the customer and to a connected partner that has none yet, not to one that only asked', async () => {
    const { recipients, facts } = store.migrationNotices
    expect(await recipients(ids.environment)).toMatchObject([{ accountId: ids.person, name: 'Ada', partnerId: null }])
    await store.write((tx) =>
      tx.migration.connections.insert({
        id: randomUUID(),
        environmentId: ids.environment,
        partnerId: ids.partner,
        state: 'APPROVED',
        requestedAt: BORN,
        requestedBy: 'ada',
      }),
    )
    const pending = { environmentId: ids.environment, partnerId: ids.stranger, state: 'PENDING' } as const
    await store.write((tx) =>
      tx.migration.connections.insert({ id: randomUUID(), ...pending, requestedAt: BORN, requestedBy: 'eve' }),
    )
    const reaches = (partnerId: string) => store.migration.environments.reaches(ids.environment, { partnerId })
    expect(await reaches(ids.partner)).toBe(true)
    expect(await reaches(ids.stranger)).toBe(false)
    const told = await recipients(ids.environment)
    expect(told).toMatchObject([{ accountId: ids.person }, { partnerId: ids.partner, accountId: null, address: null }])
    expect(told.some(({ partnerId }) => partnerId === ids.stranger)).toBe(false)
    expect(await recipients(ids.environment, { behindOnly: true })).toEqual([])
    expect(await facts(ids.environment)).toMatchObject({ chain: 'Solaris', enterpriseId: null, windowAt: null })
    expect(await facts('\0')).toBeNull()
  })

  it('keep another text by kind, with its version, until it is taken back', async () => {
    const text = { kind: 'PROBLEM', subject: 'S', body: 'B', updatedAt: BORN } as const
    const all = store.migrationNotices
    await all.deleteTemplate('PROBLEM')
    expect(await all.saveTemplate(text, 0)).toBe(true)
    expect(await all.saveTemplate(text, 0)).toBe(false)
    expect(await all.saveTemplate({ ...text, subject: 'T' }, 1)).toBe(true)
    expect(await all.templates()).toMatchObject([{ kind: 'PROBLEM', subject: 'T', version: 2 }])
    expect(await all.deleteTemplate('PROBLEM')).toBe(true)
    expect(await all.deleteTemplate('PROBLEM')).toBe(false)
  })
})
