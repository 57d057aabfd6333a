import type { Actor } from '@/lib/auth/actor'
import type { ServiceContext } from '@/lib/auth/context'
import { addSeconds } from '@/lib/base/clock'
import { sha256Hex } from '@/lib/base/hash'
import type { World } from '@/lib/policy/testing/world'
import type { EnvironmentKind } from '@/lib/schemas/migration/environment'
import type { OwnerKind } from '@/lib/schemas/migration/integration-state'
import type { TrafficFact } from '@/lib/schemas/migration/traffic'
import { domainRecord } from '@/lib/store/testing/records'
import { singleKey } from '../client-keys'
import { NO_SECRET } from '../client-secret'
import { restandAll } from '../restand-all'
import { portalPerson } from './actors'

/** One customer with one chain and one environment, a partner that works for it, and one that does not. */
export interface Hotel {
  name: string
  customerId: string
  partnerId: string
  strangerId: string
  enterpriseId: string
  chainId: string
  environmentId: string
  gatewayId: string
  propertyIds: string[]
  customer: Actor
  customerMember: Actor
  partner: Actor
  partnerMember: Actor
  stranger: Actor
}

let hotels = 0

/** @param code the Enterprise ID; null: not supplied yet */
export async function makeHotel(
  world: World,
  {
    code = null,
    kind = 'PRODUCTION',
    domainId,
  }: { code?: string | null; kind?: EnvironmentKind; domainId?: string } = {},
): Promise<Hotel> {
  hotels += 1
  const name = `H${hotels}`
  const id = (what: string) => `${name}-${what}`
  const now = world.clock.now()
  const kept = { version: 1, createdAt: now, updatedAt: now }
  const domain = domainRecord({ name: `Hotels ${hotels}` })
  if (domainId === undefined) await world.store.domains.insert(domain)
  const properties = ['A1', 'A2', 'A3'].map((one) => ({ id: id(one), code: `${name}${one}` }))
  await world.store.write(async (tx) => {
    const { customers, partners, enterprises, chains, gateways } = tx.inventory
    await customers.insert({ id: id('customer'), name: id('customer'), ...kept })
    for (const partner of ['partner', 'stranger']) {
      await partners.insert({
        id: id(partner),
        name: id(partner),
        cloudAccountName: `${name}${partner.toUpperCase()}`,
        ...kept,
      })
    }
    await enterprises.insert({ id: id('enterprise'), customerId: id('customer'), code, name: id('group'), ...kept })
    await chains.insert({ id: id('chain'), enterpriseId: id('enterprise'), code: name, name: id('hotels'), ...kept })
    for (const one of properties) {
      await tx.inventory.properties.insert({ ...one, chainId: id('chain'), name: one.code, ...kept })
    }
    const host = `${name.toLowerCase()}.example`
    await gateways.insert({
      id: id('gateway'),
      name: name.toLowerCase(),
      host,
      domainId: domainId ?? domain.id,
      ...kept,
    })
  })
  const hotel: Hotel = {
    name,
    customerId: id('customer'),
    partnerId: id('partner'),
    strangerId: id('stranger'),
    enterpriseId: id('enterprise'),
    chainId: id('chain'),
    environmentId: '',
    gatewayId: id('gateway'),
    propertyIds: properties.map((one) => one.id),
    customer: portalPerson(id('owner'), { customerId: id('customer') }),
    customerMember: portalPerson(id('member'), { customerId: id('customer') }, 'MEMBER'),
    partner: portalPerson(id('partner-owner'), { partnerId: id('partner') }),
    partnerMember: portalPerson(id('partner-member'), { partnerId: id('partner') }, 'MEMBER'),
    stranger: portalPerson(id('stranger-owner'), { partnerId: id('stranger') }),
  }
  return addEnvironment(world, hotel, 'PRD', kind)
}

export const SSD_SECRET = 'secret-of-ssd'
/** Of every user that `addIntegration` makes, kept in a way that tests can check fast. */
export const PASSWORD = 'password-of-ssd'

/** Another environment of the same chain, on the same gateway, with the same partner: the hotel seen from there. */
export async function addEnvironment(world: World, hotel: Hotel, code: string, kind: EnvironmentKind): Promise<Hotel> {
  const environmentId = `${hotel.name}-${code}`
  const now = world.clock.now()
  await world.store.write(async (tx) => {
    await tx.inventory.environments.insert({
      id: environmentId,
      chainId: hotel.chainId,
      gatewayId: hotel.gatewayId,
      code,
      kind,
      nameLower: `${hotel.name}/${code}`.toLowerCase(),
      phase: 'PLANNED',
      operator: null,
      allowedNetworks: null,
      integrations: 0,
      version: 1,
      createdAt: now,
      updatedAt: now,
    })
    await tx.migration.connections.insert({
      id: `${environmentId}-connection`,
      environmentId,
      partnerId: hotel.partnerId,
      state: 'APPROVED',
      requestedAt: now,
      requestedBy: 'import',
    })
    for (const owner of ['SHARED', { partnerId: hotel.partnerId }] as const) {
      const key = singleKey(environmentId, owner, 'SSD')
      await tx.migration.gatewayClients.insert({
        ...NO_SECRET,
        secretHashKind: 'SHA256',
        secretHash: sha256Hex(SSD_SECRET),
        pk: key,
        environmentId,
        scheme: 'SSD',
        kind: owner === 'SHARED' ? 'SHARED' : 'PARTNER',
        partnerId: owner === 'SHARED' ? null : owner.partnerId,
        integrationId: null,
        userId: null,
        clientId: ssdClientId(environmentId, owner),
        name: 'ssd',
        singleKey: key,
        createdAt: now,
      })
    }
  })
  return { ...hotel, environmentId }
}

export function ssdClientId(environmentId: string, owner: 'SHARED' | { partnerId: string }): string {
  return `ssd-${environmentId}-${owner === 'SHARED' ? 'shared' : owner.partnerId}`
}

/** An integration with so many SSD users, as an import would have brought it. */
export async function addIntegration(
  world: World,
  hotel: Hotel,
  name: string,
  ownerKind: OwnerKind,
  users = 1,
): Promise<string> {
  const id = `${hotel.environmentId}-${name}`
  const now = world.clock.now()
  const isPartner = ownerKind === 'PARTNER'
  await world.store.write(async (tx) => {
    await tx.inventory.applications.insert({
      id: `${id}-app`,
      name,
      partnerId: isPartner ? hotel.partnerId : null,
      customerId: isPartner ? null : hotel.customerId,
      keyHash: sha256Hex(applicationKey(id)),
      keyHint: '-key',
      disabledAt: null,
      version: 1,
      createdAt: now,
      updatedAt: now,
    })
    await tx.migration.integrations.insert({
      id,
      environmentId: hotel.environmentId,
      name,
      ownerKind,
      partnerId: isPartner ? hotel.partnerId : null,
      applicationId: `${id}-app`,
      ownerEmail: `${name}@example.com`,
      streaming: false,
      separatedByUser: false,
      state: 'SSD_ONLY',
      credentialsIssuedAt: null,
      createdAt: now,
    })
    for (let n = 1; n <= users; n += 1) {
      await tx.migration.integrationUsers.insert({
        id: `${id}-user-${n}`,
        environmentId: hotel.environmentId,
        integrationId: id,
        username: `${name}-${n}`,
        passwordHash: sha256Hex(PASSWORD),
        passwordChangedAt: now,
        createdAt: now,
      })
    }
    await restandAll(tx, [hotel.environmentId], now)
  })
  return id
}

/** The key of the application of an integration that `addIntegration` made. */
export const applicationKey = (integrationId: string): string => `${integrationId}-key`

/** What the gateway would tell of one integration now. */
export function traffic(
  world: World,
  hotel: Hotel,
  integrationId: string,
  ...what: (keyof TrafficFact)[]
): TrafficFact {
  const now = world.clock.now()
  return {
    environmentId: hotel.environmentId,
    integrationId,
    ssdTokenAt: null,
    ocimTokenAt: null,
    ssdApiAt: null,
    ocimApiAt: null,
    addressRefusedAt: null,
    gatewayRefusedAt: null,
    ...Object.fromEntries(what.map((name) => [name, now])),
  }
}

/** Somebody's context with a password that was proved just now. */
export function asNow(world: World, actor: Actor): ServiceContext {
  return world.as({ ...actor, ...(actor.kind === 'ACCOUNT' && { authenticatedAt: world.clock.now() }) })
}

/** Dates that an announcement can have: a day and two from now. */
export function dates(world: World): { windowAt: Date; cutoverAt: Date } {
  const now = world.clock.now()
  return { windowAt: addSeconds(now, 86_400), cutoverAt: addSeconds(now, 172_800) }
}
