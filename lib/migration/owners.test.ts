import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import { sha256Hex } from '@/lib/base/hash'
import { openWorld, type World } from '@/lib/policy/testing/world'
import { dialects } from '@/lib/store/testing/databases'
import { announce } from './announce'
import { getEnvironment, listEnvironments } from './environments'
import { issueSecret, listGatewayClients, restrictClient } from './gateway-clients'
import { confirmLimits } from './integration-progress'
import {
  addIntegrationUser,
  changeIntegrationUserPassword,
  disableIntegrationUser,
  listIntegrationUsers,
} from './integration-users'
import { createIntegration, getIntegration } from './integrations'
import { decideConnection, listConnections, requestConnection } from './partner-connections'
import { reissueClientId } from './reissue'
import { OPERATOR } from './testing/actors'
import { addIntegration, asNow, dates, type Hotel, makeHotel } from './testing/hotel'
import { beginCutover, completeMigration, openWindow, postpone } from './transitions'

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

describe.each(dialects)('owners of integrations on $dialect', ({ create }) => {
  let world: World
  let hotel: Hotel
  let internal: string
  let foreign: string
  beforeAll(async () => {
    world = await openWorld(create)
  })
  afterAll(() => world?.close())
  beforeEach(async () => {
    hotel = await makeHotel(world)
    internal = await addIntegration(world, hotel, 'locks', 'CUSTOMER', 2)
    foreign = await addIntegration(world, hotel, 'rates', 'PARTNER', 3)
  })

  const operator = () => asNow(world, OPERATOR)
  const customer = () => asNow(world, hotel.customer)
  const partner = () => asNow(world, hotel.partner)
  const code = () => `E${hotel.name.slice(1)}`
  const environmentId = () => hotel.environmentId
  async function open(): Promise<void> {
    await announce(operator(), environmentId(), { enterpriseCode: code(), ...dates(world) })
    await openWindow(operator(), environmentId())
  }
  async function complete(): Promise<void> {
    await beginCutover(operator(), environmentId(), { override: { name: 'Ada', reason: 'agreed' } })
    await completeMigration(operator(), environmentId())
  }
  const reissue = (who: 'customer' | 'partner') =>
    reissueClientId(who === 'customer' ? customer() : partner(), { environmentId: environmentId() })

  it('H04 a reissue tells client id and secret, once; later ones rotate the secret, and the one before works on', async () => {
    await open()
    const first = await reissue('customer')
    expect(first).toMatchObject({
      isFirst: true,
      client: { clientId: `${hotel.name}PRD${code()}Client`, kind: 'SHARED' },
    })
    const kept = () => world.store.migration.gatewayClients.byPk(first.client.pk)
    expect(await kept()).toMatchObject({ secretHash: sha256Hex(first.secret), previousHash: null })
    const second = await reissue('customer')
    expect(second).toMatchObject({ isFirst: false, client: { clientId: first.client.clientId } })
    expect(second.previousExpiresAt).toEqual(addSeconds(world.clock.now(), 86_400))
    expect(await kept()).toMatchObject({ secretHash: sha256Hex(second.secret), previousHash: sha256Hex(first.secret) })
    await reissueClientId(customer(), { environmentId: environmentId(), overlapHours: 0 })
    expect(await kept()).toMatchObject({ previousHash: null, previousExpiresAt: null })
    expect(JSON.stringify(await listGatewayClients(customer(), environmentId()))).not.toContain(
      sha256Hex(second.secret),
    )
  })

  it('H06 a partner has one client for chain and environment, with three users too, however many ask at once (I6)', async () => {
    await open()
    const issued = await Promise.all(Array.from({ length: 6 }, () => reissue('partner')))
    expect(issued.filter(({ isFirst }) => isFirst)).toHaveLength(1)
    const { items } = await listGatewayClients(partner(), environmentId(), { scheme: 'OCIM' })
    expect(items.map(({ clientId }) => clientId)).toEqual([`${hotel.name}PARTNER${hotel.name}PRD-${code()}-Client`])
    await complete()
    const after = await listGatewayClients(operator(), environmentId(), { scheme: 'OCIM' })
    expect(after.items.filter((client) => client.partner)).toHaveLength(1)
  })

  it('no client is made before the window, and none by operations (I1)', async () => {
    await expect(reissue('customer')).rejects.toMatchObject({ code: 'conflict' })
    await announce(operator(), environmentId(), { enterpriseCode: code(), ...dates(world) })
    await expect(reissue('partner')).rejects.toMatchObject({ code: 'conflict' })
    await openWindow(operator(), environmentId())
    await expect(reissueClientId(operator(), { environmentId: environmentId() })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const stale = world.as({ ...hotel.customer, authenticatedAt: addSeconds(world.clock.now(), -301) })
    await expect(reissueClientId(stale, { environmentId: environmentId() })).rejects.toMatchObject({
      code: 'reauthentication_required',
    })
  })

  it('a client that was reissued stays when the window is postponed, and its secret can be replaced', async () => {
    await open()
    const { client } = await reissue('partner')
    await postpone(operator(), environmentId(), { reason: 'weather' })
    expect((await getIntegration(partner(), foreign)).state).toBe('CREDENTIALS_ISSUED')
    expect(await reissue('partner')).toMatchObject({ isFirst: false, client: { pk: client.pk, disabledAt: null } })
    await expect(reissue('customer')).rejects.toMatchObject({ code: 'conflict' })
  })

  it('H05 while the environment migrates no partner is connected anew, by request, approval or integration (I5)', async () => {
    const stranger = asNow(world, hotel.stranger)
    const asked = await requestConnection(stranger, { environmentName: `${hotel.name}/prd` })
    await open()
    const frozen = { code: 'conflict', message: expect.stringContaining('while the environment is migrating') }
    await expect(decideConnection(customer(), asked.id, { decision: 'APPROVE' })).rejects.toMatchObject(frozen)
    await decideConnection(customer(), asked.id, { decision: 'REJECT' })
    await expect(requestConnection(stranger, { environmentName: `${hotel.name}/PRD` })).rejects.toMatchObject(frozen)
    const entered = {
      environmentId: environmentId(),
      name: 'new',
      ownerKind: 'PARTNER' as const,
      partnerId: hotel.partnerId,
    }
    await expect(createIntegration(partner(), entered)).rejects.toMatchObject(frozen)
    await expect(createIntegration(operator(), entered)).rejects.toMatchObject(frozen)
    await postpone(operator(), environmentId(), { reason: 'weather' })
    expect(await requestConnection(stranger, { environmentName: `${hotel.name}/PRD` })).toMatchObject({
      state: 'PENDING',
    })
    expect(await createIntegration(partner(), entered)).toMatchObject({ state: 'SSD_ONLY' })
  })

  it('H07 completion makes of k internal users k clients with GUIDs, which get a secret when asked for (I7)', async () => {
    await open()
    const { client: shared } = await reissue('customer')
    await complete()
    const { items } = await listGatewayClients(customer(), environmentId(), { scheme: 'OCIM' })
    const converted = items.filter(({ kind }) => kind === 'CONVERTED')
    expect(converted.map(({ username }) => username).sort()).toEqual(['locks-1', 'locks-2'])
    for (const client of converted) {
      expect(client.clientId).toMatch(GUID)
      expect(client).toMatchObject({ hasSecret: false, integration: { id: internal } })
    }
    expect(items.find(({ pk }) => pk === shared.pk)).toMatchObject({ disabledAt: null })
    const issued = await issueSecret(customer(), converted[0]?.pk ?? '')
    expect(issued.client).toMatchObject({ hasSecret: true })
    const ssd = await listGatewayClients(operator(), environmentId(), { scheme: 'SSD' })
    expect(ssd.items.every(({ disabledAt }) => disabledAt !== null)).toBe(true)
    expect(ssd.items).toHaveLength(2)
    const users = await listIntegrationUsers(operator(), environmentId())
    expect(users.items).toHaveLength(5)
    expect(users.items.every(({ convertedAt }) => convertedAt !== null)).toBe(true)
  })

  it('H08 the address of the customer switches with completion, that of partners never (I9)', async () => {
    const partners = (await getEnvironment(partner(), environmentId())).partnerPortalUrl
    await open()
    const before = (await getEnvironment(customer(), environmentId())).customerPortalUrl
    expect(before).toBe(`https://${hotel.name.toLowerCase()}.example/ui`)
    await complete()
    const after = await getEnvironment(customer(), environmentId())
    expect(after.customerPortalUrl).toBe(`https://${hotel.name.toLowerCase()}.example/${code()}prd/ui`)
    expect((await getEnvironment(partner(), environmentId())).partnerPortalUrl).toBe(partners)
    const other = await makeHotel(world, { kind: 'NON_PRODUCTION', code: `N${hotel.name.slice(1)}` })
    await announce(operator(), other.environmentId, dates(world))
    await openWindow(operator(), other.environmentId)
    await beginCutover(operator(), other.environmentId)
    const { customerPortalUrl } = await completeMigration(operator(), other.environmentId)
    expect(customerPortalUrl).toBe(`https://${other.name.toLowerCase()}.example/N${hotel.name.slice(1)}uat/ui`)
  })

  it('H09 H17 users: owners before, the customer through Role Manager during, nobody after (I8)', async () => {
    const user = { integrationId: foreign, username: 'nightly', password: 'a-long-enough-one' }
    const added = await addIntegrationUser(partner(), user)
    await open()
    const instead = { code: 'forbidden', message: expect.stringContaining('reissue the client id') }
    await expect(addIntegrationUser(partner(), { ...user, username: 'second' })).rejects.toMatchObject(instead)
    await expect(
      changeIntegrationUserPassword(partner(), added.id, { password: 'other-password' }),
    ).rejects.toMatchObject(instead)
    await expect(disableIntegrationUser(partner(), added.id)).rejects.toMatchObject(instead)
    await expect(addIntegrationUser(operator(), { ...user, username: 'second' })).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('users of partners stay as they are'),
    })
    await expect(addIntegrationUser(operator(), { ...user, integrationId: internal })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const own = await addIntegrationUser(customer(), { ...user, integrationId: internal, username: 'daily' })
    await changeIntegrationUserPassword(customer(), own.id, { password: 'other-password' })
    expect(await disableIntegrationUser(customer(), own.id)).toMatchObject({ disabledAt: world.clock.now() })
    await complete()
    for (const [ctx, id] of [
      [customer(), own.id],
      [partner(), added.id],
      [operator(), own.id],
    ] as const) {
      await expect(changeIntegrationUserPassword(ctx, id, { password: 'other-password' })).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
  })

  it('H10 read Migrating Soon while the window is open', async () => {
    const reads = async () => (await listEnvironments(partner())).items.map(({ migratingSoon }) => migratingSoon)
    expect(await reads()).toEqual([false])
    await open()
    expect(await reads()).toEqual([true])
    await complete()
    expect(await reads()).toEqual([false])
  })

  it('H18 a partner reads the hotels that the customer allows, and changes none (I11)', async () => {
    const [connection] = (await listConnections(partner())).items
    const limits = { allProperties: false, propertyIds: hotel.propertyIds.slice(0, 2) }
    const asked = decideConnection(partner(), connection?.id ?? '', { decision: 'APPROVE', ...limits })
    await expect(asked).rejects.toMatchObject({ code: 'forbidden' })
    await expect(
      decideConnection(operator(), connection?.id ?? '', { decision: 'APPROVE', ...limits }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    await confirmLimits(partner(), foreign)
    await decideConnection(customer(), connection?.id ?? '', { decision: 'APPROVE', ...limits })
    const [limited] = (await listConnections(partner())).items
    expect(limited).toMatchObject({ allProperties: false })
    expect(limited?.properties.map(({ id }) => id)).toEqual(limits.propertyIds)
    expect(await getIntegration(partner(), foreign)).toMatchObject({ limitsConfirmedAt: null })
    await open()
    const { client } = await reissue('partner')
    await expect(restrictClient(partner(), client.pk, limits)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(restrictClient(customer(), client.pk, limits)).rejects.toMatchObject({ code: 'not_found' })
    const foreignHotel = (await makeHotel(world)).propertyIds
    await expect(
      decideConnection(customer(), limited?.id ?? '', {
        decision: 'APPROVE',
        allProperties: false,
        propertyIds: foreignHotel,
      }),
    ).rejects.toMatchObject({ fieldErrors: { propertyIds: [expect.any(String)] } })
  })
})
