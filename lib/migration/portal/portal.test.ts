import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '@/lib/policy/testing/world'
import { dialects } from '@/lib/store/testing/databases'
import { announce } from '../announce'
import { decideConnection, listConnections } from '../partner-connections'
import { reissueClientId } from '../reissue'
import { OPERATOR } from '../testing/actors'
import { addIntegration, asNow, dates, type Hotel, makeHotel, traffic } from '../testing/hotel'
import { applyTraffic } from '../traffic'
import { openWindow, postpone } from '../transitions'
import { reissueMany } from './bulk-reissue'
import { portalChain, portalProgress } from './chain'
import { firstCall } from './first-call'
import { portalHome } from './home'
import { portalUsers } from './users'

describe.each(dialects)('the portal of partners on $dialect', ({ create }) => {
  let world: World
  let hotel: Hotel
  let rates: string
  beforeAll(async () => {
    world = await openWorld(create)
  })
  afterAll(() => world?.close())
  beforeEach(async () => {
    hotel = await makeHotel(world)
    rates = await addIntegration(world, hotel, 'rates', 'PARTNER', 3)
    await addIntegration(world, hotel, 'locks', 'CUSTOMER', 2)
  })

  const operator = () => asNow(world, OPERATOR)
  const partner = () => asNow(world, hotel.partner)
  const member = () => asNow(world, hotel.partnerMember)
  async function open(): Promise<void> {
    await announce(operator(), hotel.environmentId, { enterpriseCode: `E${hotel.name.slice(1)}`, ...dates(world) })
    await openWindow(operator(), hotel.environmentId)
  }

  it('shows a partner its own chains and counts its own integrations alone', async () => {
    const other = await makeHotel(world)
    expect((await portalHome(partner())).cards).toMatchObject([{ task: { text: 'Nothing to do yet.', button: null } }])
    await open()
    const { cards, toReissue } = await portalHome(partner())
    expect(cards.map(({ environment }) => environment.id)).toEqual([hotel.environmentId])
    expect(cards[0]?.environment).toMatchObject({ migratingSoon: true, counts: { integrations: 1 } })
    expect(cards[0]?.task).toMatchObject({ button: 'Reissue Client ID', by: expect.any(Date) })
    expect(toReissue).toBe(1)
    expect((await portalHome(asNow(world, hotel.stranger))).cards).toEqual([])
    for (const ask of [portalChain, portalProgress]) {
      await expect(ask(partner(), other.environmentId)).rejects.toMatchObject({ code: 'not_found' })
      await expect(ask(asNow(world, hotel.stranger), hotel.environmentId)).rejects.toMatchObject({ code: 'not_found' })
      await expect(ask(asNow(world, hotel.customer), hotel.environmentId)).rejects.toMatchObject({ code: 'not_found' })
    }
    await expect(portalHome(asNow(world, hotel.customer))).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('lets an owner of the partner change its users until the window opens, and says what to do instead from then on', async () => {
    const users = () => portalUsers(partner(), hotel.environmentId)
    expect(await users()).toMatchObject({
      management: { allowed: true, through: 'SSD' },
      integrations: [{ id: rates, name: 'rates' }],
    })
    expect((await users()).page.items.map(({ integration }) => integration.name)).toEqual(['rates', 'rates', 'rates'])
    expect((await portalUsers(member(), hotel.environmentId)).management).toMatchObject({
      allowed: false,
      why: expect.stringContaining('you are a member'),
    })
    for (const ctx of [asNow(world, hotel.stranger), asNow(world, hotel.customer), operator()]) {
      await expect(portalUsers(ctx, hotel.environmentId)).rejects.toMatchObject({ code: 'not_found' })
    }
    await announce(operator(), hotel.environmentId, { enterpriseCode: `E${hotel.name.slice(1)}`, ...dates(world) })
    const onItsPage = async () => (await portalChain(partner(), hotel.environmentId)).mayChangeUsers
    expect([(await users()).management.allowed, await onItsPage()]).toEqual([true, true])
    await openWindow(operator(), hotel.environmentId)
    expect((await users()).management).toMatchObject({
      allowed: false,
      why: expect.stringContaining('reissue the client id and switch to OCIM'),
    })
    expect(await onItsPage()).toBe(false)
    await postpone(operator(), hotel.environmentId, { reason: 'the hotel is full' })
    expect((await users()).management).toMatchObject({ allowed: true, through: 'SSD' })
  })

  it('moves the steps by reissue and traffic, and by nothing else', async () => {
    await open()
    const current = async () =>
      (await portalProgress(partner(), hotel.environmentId)).steps.find(({ state }) => state === 'current')?.key
    expect(await current()).toBe('know')
    await reissueClientId(partner(), { environmentId: hotel.environmentId })
    expect(await current()).toBe('test')
    await applyTraffic(operator(), [traffic(world, hotel, rates, 'ocimTokenAt')])
    expect(await current()).toBe('call')
    await applyTraffic(operator(), [traffic(world, hotel, rates, 'ocimApiAt')])
    expect(await current()).toBe('leave')
  })

  it('H18 tells the limits that the customer set, and the ids that a request is made of, but nothing secret', async () => {
    await open()
    const { secret } = await reissueClientId(partner(), { environmentId: hotel.environmentId })
    const [connection] = (await listConnections(asNow(world, hotel.customer), { environment: hotel.environmentId }))
      .items
    await decideConnection(asNow(world, hotel.customer), connection?.id ?? '', {
      decision: 'APPROVE',
      allProperties: false,
      propertyIds: [hotel.propertyIds[0] ?? ''],
    })
    const chain = await portalChain(member(), hotel.environmentId)
    expect(chain.limits).toMatchObject({ allProperties: false, properties: [{ code: `${hotel.name}A1` }] })
    expect(chain.isOwner).toBe(false)
    const javascript = chain.samples
      .find(({ id }) => id === 'javascript')
      ?.lines.map(({ text }) => text)
      .join('\n')
    expect(javascript).toContain(chain.client?.clientId)
    expect(javascript).toContain(`E${hotel.name.slice(1)}`)
    expect(JSON.stringify(chain)).not.toContain(secret)
    expect(JSON.stringify(chain)).not.toMatch(/secretHash|passwordHash/i)
  })

  it('H06 reissues for many chains, each by itself: one client each, and a refusal keeps nobody else from theirs', async () => {
    await open()
    const other = await makeHotel(world)
    const outcomes = await reissueMany(partner(), {
      environmentIds: [other.environmentId, hotel.environmentId, hotel.environmentId, 'nowhere'],
    })
    expect(outcomes).toMatchObject([
      { environmentId: other.environmentId, label: other.environmentId, ok: false },
      { environmentId: hotel.environmentId, label: `${hotel.name}/PRD`, ok: true, isFirst: true },
      { environmentId: 'nowhere', ok: false },
    ])
    const again = await reissueMany(partner(), { environmentIds: [hotel.environmentId] })
    expect(again).toMatchObject([{ ok: true, isFirst: false }])
    await expect(reissueMany(member(), { environmentIds: [hotel.environmentId] })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const stale = { ...partner(), actor: { ...hotel.partner, sessionId: 's', authenticatedAt: new Date(0) } }
    await expect(reissueMany(stale, { environmentIds: [hotel.environmentId] })).rejects.toMatchObject({
      code: 'reauthentication_required',
    })
  })

  describe('a test request', () => {
    let server: Server
    let answers: { status: number; body: string }[] = []
    const seen: { url?: string; authorization?: string; enterprise?: unknown; key?: unknown; body: string }[] = []
    beforeAll(async () => {
      server = createServer((request, response) => {
        let body = ''
        request.on('data', (part) => {
          body += part
        })
        request.on('end', () => {
          const { authorization, enterpriseid: enterprise, 'x-app-key': key } = request.headers
          seen.push({ url: request.url, authorization, enterprise, key, body })
          const answer = answers.shift() ?? { status: 500, body: '' }
          response.writeHead(answer.status, { 'X-Correlation-Id': 'cid-7' }).end(answer.body)
        })
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    })
    afterAll(() => server.close())
    const listener = () => ({ host: '127.0.0.1', port: (server.address() as AddressInfo).port })
    const given = () => ({ environmentId: hotel.environmentId, secret: 'typed-secret', applicationKey: 'typed-key' })

    it('is sent as an integration would, to the gateway of the environment and nowhere else', async () => {
      await open()
      await expect(firstCall(member(), given(), listener())).rejects.toMatchObject({ code: 'conflict' })
      const { client } = await reissueClientId(partner(), { environmentId: hotel.environmentId })
      answers = [
        { status: 200, body: '{"access_token":"the-token","expires_in":3600}' },
        { status: 200, body: '{"environment":"H/PRD","integration":"rates","clientId":"c"}' },
      ]
      seen.length = 0
      const result = await firstCall(member(), given(), listener())
      expect(result.isOk).toBe(true)
      expect(JSON.stringify(result)).not.toMatch(/typed-secret|typed-key|the-token/)
      const gateway = `/gateways/${hotel.name.toLowerCase()}/oauth/v1`
      expect(seen).toMatchObject([
        {
          url: `${gateway}/tokens`,
          authorization: `Basic ${Buffer.from(`${client.clientId}:typed-secret`).toString('base64')}`,
          enterprise: `E${hotel.name.slice(1)}`,
          key: 'typed-key',
          body: 'grant_type=client_credentials&scope=urn%3Aopc%3Ahgbu%3Aws%3A__myscopes__',
        },
        { url: `${gateway}/check`, authorization: 'Bearer the-token', key: 'typed-key', body: '' },
      ])
    })

    it('says what a refusal means, under the correlation id of the answer', async () => {
      await open()
      await reissueClientId(partner(), { environmentId: hotel.environmentId })
      answers = [{ status: 401, body: 'Failed to authenticate application' }]
      const { isOk, steps } = await firstCall(partner(), given(), listener())
      expect(isOk).toBe(false)
      expect(steps).toMatchObject([
        { kind: 'token', status: 401, answer: 'Failed to authenticate application', correlationId: 'cid-7' },
      ])
      expect(steps[0]?.meaning).toContain('application key')
    })

    it('is for the owner of a client: neither operators nor strangers send one, and no header can be slipped in', async () => {
      await open()
      await expect(firstCall(operator(), given(), listener())).rejects.toMatchObject({ code: 'forbidden' })
      await expect(firstCall(asNow(world, hotel.stranger), given(), listener())).rejects.toMatchObject({
        code: 'not_found',
      })
      for (const applicationKey of ['a\r\nx-hotelid: H1', 'ключ', '']) {
        await expect(firstCall(partner(), { ...given(), applicationKey }, listener())).rejects.toMatchObject({
          code: 'validation_failed',
        })
      }
    })
  })
})
