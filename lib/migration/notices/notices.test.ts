import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { addSeconds } from '@/lib/base/clock'
import { createMailer, type Mailer } from '@/lib/egress/send-mail'
import { type MailSink, smtpError, startMailSink } from '@/lib/egress/testing/mail-sink'
import { person } from '@/lib/policy/testing/world'
import type { NoticeKind } from '@/lib/schemas/migration/notice'
import { AUDITOR, type InventoryWorld, OPERATOR, openInventory } from '../inventory/testing/world'
import { deliverNotices } from './deliver'
import { listMigrationNotices, ownNotices, readOwnNotice, retryMigrationNotice } from './ledger'
import { noticeStanding, queueNotices } from './queue'
import { queueInvitation } from './queue-invitation'
import { noticeTemplates, previewNotice, resetNoticeTemplate, updateNoticeTemplate } from './templates'

let world: InventoryWorld
const ids = { customer: randomUUID(), environment: randomUUID(), account: randomUUID(), other: randomUUID() }
const open: { sinks: MailSink[]; mailers: Mailer[] } = { sinks: [], mailers: [] }

beforeAll(async () => {
  world = await openInventory()
  const at = world.clock.now()
  const kept = { version: 1, createdAt: at, updatedAt: at }
  const [enterprise, chain, gateway] = [randomUUID(), randomUUID(), randomUUID()]
  await world.store.write(async ({ inventory, accounts }) => {
    await inventory.customers.insert({ ...kept, id: ids.customer, name: 'Solaris Group' })
    await inventory.enterprises.insert({
      ...kept,
      id: enterprise,
      customerId: ids.customer,
      code: 'SOLARENT',
      name: 'S',
    })
    await inventory.chains.insert({
      ...kept,
      id: chain,
      enterpriseId: enterprise,
      code: 'SOLARIS',
      name: 'Solaris Hotels',
    })
    const { domainId } = world
    await inventory.gateways.insert({ ...kept, id: gateway, name: 'eu', host: 'gateway.example', domainId })
    await inventory.environments.insert({
      ...kept,
      id: ids.environment,
      chainId: chain,
      gatewayId: gateway,
      code: 'UAT',
      kind: 'NON_PRODUCTION',
      nameLower: 'solaris/uat',
      phase: 'PLANNED',
      operator: null,
      allowedNetworks: null,
      integrations: 0,
    })
    await accounts.insert({
      ...kept,
      id: ids.account,
      username: 'ada@solaris.example',
      displayName: 'Ada Lovelace',
      passwordHash: 'x',
      passwordChangedAt: at,
      role: 'PORTAL',
      domainIds: [],
      email: 'ada@solaris.example',
      customerId: ids.customer,
      partnerId: null,
      portalRole: 'OWNER',
      totpSealed: null,
      totpConfirmedAt: null,
      totpLastStep: null,
      disabledAt: null,
      lastSignInAt: null,
    })
  })
})
afterAll(() => world.close())
afterEach(async () => {
  for (const mailer of open.mailers.splice(0)) mailer.close()
  for (const sink of open.sinks.splice(0)) await sink.close()
})

const PORTAL: Actor = {
  ...person('ada', 'PORTAL', { domainIds: [] }),
  id: ids.account,
  portal: { customerId: ids.customer, partnerId: null, role: 'OWNER' },
}
const STRANGER: Actor = { ...PORTAL, id: ids.other, portal: { customerId: null, partnerId: ids.other, role: 'OWNER' } }
const tell = (kind: Exclude<NoticeKind, 'INVITATION'>, extra = {}) =>
  world.store.write((tx) => queueNotices(tx, world.system, kind, ids.environment, extra))
const newest = async () => (await listMigrationNotices(world.as(OPERATOR), { limit: 1 })).items[0]

async function mailServer(options: Parameters<typeof startMailSink>[0] = {}) {
  const sink = await startMailSink(options)
  const mailer = createMailer(sink.url, 'id@gate.example')
  open.sinks.push(sink)
  open.mailers.push(mailer)
  const deliver = () =>
    deliverNotices({ store: world.store, clock: world.clock, masterKey: world.system.masterKey, send: mailer.send })
  return { sink, deliver }
}

describe('a notice to the people of an environment', () => {
  it('is written in the transaction of what happened, once for each occasion, and sent by the mail server', async () => {
    world.clock.advanceSeconds(1)
    expect(await tell('ANNOUNCED', { occasion: 'first' })).toBe(1)
    expect(await tell('ANNOUNCED', { occasion: 'first' })).toBe(0)
    await expect(
      world.store.write(async (tx) => {
        await queueNotices(tx, world.system, 'ANNOUNCED', ids.environment, { occasion: 'never' })
        throw new Error('what happened did not happen')
      }),
    ).rejects.toThrow('did not happen')
    expect(await noticeStanding(world.store, ids.environment, 'ANNOUNCED')).toEqual({ total: 1, waiting: 1, failed: 0 })
    const { sink, deliver } = await mailServer()
    expect(await deliver()).toBe(1)
    expect(await deliver()).toBe(0)
    expect(sink.taken).toMatchObject([{ from: 'id@gate.example', to: ['ada@solaris.example'] }])
    expect(sink.taken[0]?.raw).toContain('SOLARENT')
    expect(await newest()).toMatchObject({
      kind: 'ANNOUNCED',
      state: 'SENT',
      organisation: 'Solaris Group',
      environmentName: 'SOLARIS/UAT',
      sentAt: world.clock.now(),
    })
  })

  it('waits while the mail server is down and goes out when it is back', async () => {
    world.clock.advanceSeconds(1)
    await tell('POSTPONED', { reason: 'the hotel is full' })
    const { sink, deliver } = await mailServer()
    await sink.close()
    open.sinks.pop()
    await deliver()
    expect(await newest()).toMatchObject({
      state: 'QUEUED',
      attempts: 1,
      lastError: expect.stringContaining('reached'),
    })
    const back = await mailServer()
    expect(await back.deliver()).toBe(0)
    world.clock.advanceSeconds(31)
    expect(await back.deliver()).toBe(1)
    expect(back.sink.taken[0]?.raw).toContain('the hotel is full')
    expect(await newest()).toMatchObject({ state: 'SENT', attempts: 2, lastError: null })
  })

  it('bounces where the recipient is refused, is given up after a day of silence, and is tried again by hand', async () => {
    world.clock.advanceSeconds(1)
    await tell('PROBLEM', { reason: 'errors' })
    const answers = [smtpError(550, 'no such person'), ...Array.from({ length: 40 }, () => smtpError(451, 'later'))]
    const { deliver, sink } = await mailServer({ onRcptTo: (_address, _session, done) => done(answers.shift()) })
    await deliver()
    const bounced = await newest()
    expect(bounced).toMatchObject({ state: 'BOUNCED', lastError: expect.stringContaining('no such person') })
    expect(await retryMigrationNotice(world.as(OPERATOR), bounced?.id ?? '')).toBe(true)
    for (let attempt = 0; attempt < 40; attempt += 1) {
      await deliver()
      world.clock.advanceSeconds(3600)
    }
    expect(await newest()).toMatchObject({ state: 'FAILED', lastError: expect.stringContaining('later') })
    expect(sink.taken).toEqual([])
    answers.length = 0
    await retryMigrationNotice(world.as(OPERATOR), bounced?.id ?? '')
    await deliver()
    expect(await newest()).toMatchObject({ state: 'SENT' })
    expect(await retryMigrationNotice(world.as(OPERATOR), bounced?.id ?? '')).toBe(false)
  })

  it('stands in the portal alone where no mail server is set up', async () => {
    world.clock.advanceSeconds(1)
    await tell('COMPLETED')
    await deliverNotices({ store: world.store, clock: world.clock, masterKey: world.system.masterKey, send: null })
    expect(await newest()).toMatchObject({ kind: 'COMPLETED', state: 'PORTAL_ONLY', nextAttemptAt: null })
  })

  it('is read by whom it was written to and by nobody else', async () => {
    const [mine] = await ownNotices(world.as(PORTAL))
    expect(mine).toMatchObject({ environmentName: 'SOLARIS/UAT', readAt: null })
    expect(await ownNotices(world.as(STRANGER))).toEqual([])
    await readOwnNotice(world.as(STRANGER), mine?.id ?? '')
    expect((await ownNotices(world.as(PORTAL)))[0]?.readAt).toBeNull()
    await readOwnNotice(world.as(PORTAL), mine?.id ?? '')
    expect((await ownNotices(world.as(PORTAL)))[0]?.readAt).toEqual(world.clock.now())
  })
})

describe('an invitation', () => {
  it('lies sealed until it is sent, is not kept after that, and is shown to nobody', async () => {
    world.clock.advanceSeconds(1)
    const link = 'https://gate.example/portal/invitation#the-token-of-the-link'
    await world.store.write((tx) =>
      queueInvitation(tx, world.system, {
        email: 'grace@solaris.example',
        displayName: 'Grace',
        organisation: 'Solaris Group',
        customerId: ids.customer,
        partnerId: null,
        link,
        expiresAt: addSeconds(world.clock.now(), 604_800),
      }),
    )
    const waiting = await newest()
    expect(waiting).toMatchObject({ kind: 'INVITATION', body: null, address: 'grace@solaris.example' })
    const stored = () => world.store.migrationNotices.byId(waiting?.id ?? '')
    expect(JSON.stringify(await stored())).not.toContain('the-token')
    const { sink, deliver } = await mailServer()
    await deliver()
    expect(sink.taken[0]?.raw.replaceAll('=\r\n', '')).toContain('the-token-of-the-link')
    expect(await stored()).toMatchObject({ state: 'SENT', body: '' })
    expect((await ownNotices(world.as(PORTAL))).some(({ kind }) => kind === 'INVITATION')).toBe(false)
  })
})

describe('the texts of notices', () => {
  it('are changed over the version that was read, used from then on, and taken back', async () => {
    const ctx = world.as(OPERATOR)
    const text = { subject: 'Hotel {{chain}}', body: 'Dear {{name}}' }
    expect(await updateNoticeTemplate(ctx, 'COMPLETED', text, { expectedVersion: 0 })).toMatchObject({ version: 1 })
    await expect(updateNoticeTemplate(ctx, 'COMPLETED', text, { expectedVersion: 0 })).rejects.toMatchObject({
      code: 'stale',
    })
    world.clock.advanceSeconds(1)
    await tell('COMPLETED')
    expect(await newest()).toMatchObject({ subject: 'Hotel Solaris Hotels', body: 'Dear Ada Lovelace' })
    expect(await resetNoticeTemplate(ctx, 'COMPLETED')).toMatchObject({ isChanged: false, version: 0 })
    const all = await noticeTemplates(world.as(AUDITOR))
    expect(all.every(({ isChanged }) => !isChanged)).toBe(true)
    await expect(
      updateNoticeTemplate(ctx, 'COMPLETED', { subject: '{{x}}', body: '' }, { expectedVersion: 0 }),
    ).rejects.toMatchObject({
      code: 'validation_failed',
      fieldErrors: { subject: expect.anything(), body: expect.anything() },
    })
    expect(await previewNotice(ctx, text)).toEqual({ subject: 'Hotel Solaris Hotels', body: 'Dear Ada Lovelace' })
  })
})

describe('the doors of notices', () => {
  const calls: [string, (actor: Actor) => Promise<unknown>, 'read' | 'write'][] = [
    ['list', (actor) => listMigrationNotices(world.as(actor)), 'read'],
    ['texts', (actor) => noticeTemplates(world.as(actor)), 'read'],
    ['preview', (actor) => previewNotice(world.as(actor), { subject: 'a', body: 'b' }), 'read'],
    ['retry', (actor) => retryMigrationNotice(world.as(actor), 'x'), 'write'],
    ['update', (actor) => updateNoticeTemplate(world.as(actor), 'PROBLEM', {}, { expectedVersion: 0 }), 'write'],
    ['reset', (actor) => resetNoticeTemplate(world.as(actor), 'PROBLEM'), 'write'],
  ]
  it.each(calls)('%s: an auditor reads, people of the portal and of domains do neither', async (_name, call, kind) => {
    for (const actor of [PORTAL, person('domain', 'DOMAIN_ADMINISTRATOR', { domainIds: ['a'] })]) {
      await expect(call(actor)).rejects.toMatchObject({ code: 'forbidden' })
    }
    if (kind === 'read') await expect(call(AUDITOR)).resolves.toBeDefined()
    else await expect(call(AUDITOR)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
