import type { Actor } from '@/lib/auth/actor'
import type { ServiceContext } from '@/lib/auth/context'
import { addSeconds } from '@/lib/base/clock'
import { sha256Hex } from '@/lib/base/hash'
import { NOBODYS_HASH } from '@/lib/base/slow-hash'
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
  customerApplicationId: string
  partnerApplicationId: string
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
  { code = null, kind = 'PRODUCTION' }: { code?: string | null; kind?: EnvironmentKind } = {},
): Promise<Hotel> {
  hotels += 1
  const name = `H${hotels}`
  const id = (what: string) => `${name}-${what}`
  const now = world.clock.now()
  const kept = { version: 1, createdAt: now, updatedAt: now }
  const domain = domainRecord({ name: `Hotels ${hotels}` })
  await world.store.domains.insert(domain)
  const properties = ['A1', 'A2', 'A3'].map((one) => ({ id: id(one), code: `${name}${one}` }))
  await world.store.write(async (tx) => {
    const { customers, partners, enterprises, chains, gateways, environments, applications } = tx.inventory
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
    await gateways.insert({ id: id('gateway'), name: name.toLowerCase(), host, domainId: domain.id, ...kept })
    await environments.insert({
      id: id('environment'),
      chainId: id('chain'),
      gatewayId: id('gateway'),
      code: 'PRD',
      kind,
      nameLower: `${name}/prd`.toLowerCase(),
      phase: 'PLANNED',
      operator: null,
      allowedNetworks: null,
      integrations: 0,
      ...kept,
    })
    for (const [what, owner] of [
      ['customer', { customerId: id('customer'), partnerId: null }],
      ['partner', { customerId: null, partnerId: id('partner') }],
    ] as const) {
      const key = { keyHash: sha256Hex(id(`${what}-key`)), keyHint: '-key', disabledAt: null }
      await applications.insert({ id: id(`${what}-app`), name: id(what), ...owner, ...key, ...kept })
    }
    await tx.migration.connections.insert({
      id: id('connection'),
      environmentId: id('environment'),
      partnerId: id('partner'),
      state: 'APPROVED',
      requestedAt: now,
      requestedBy: 'import',
    })
    for (const scheme of [
      singleKey(id('environment'), 'SHARED', 'SSD'),
      singleKey(id('environment'), { partnerId: id('partner') }, 'SSD'),
    ]) {
      const isShared = scheme.includes(':SHARED:')
      await tx.migration.gatewayClients.insert({
        ...NO_SECRET,
        pk: scheme,
        environmentId: id('environment'),
        scheme: 'SSD',
        kind: isShared ? 'SHARED' : 'PARTNER',
        partnerId: isShared ? null : id('partner'),
        integrationId: null,
        userId: null,
        clientId: `ssd-${scheme}`,
        name: 'ssd',
        singleKey: scheme,
        createdAt: now,
      })
    }
  })
  return {
    name,
    customerId: id('customer'),
    partnerId: id('partner'),
    strangerId: id('stranger'),
    enterpriseId: id('enterprise'),
    chainId: id('chain'),
    environmentId: id('environment'),
    gatewayId: id('gateway'),
    propertyIds: properties.map((one) => one.id),
    customerApplicationId: id('customer-app'),
    partnerApplicationId: id('partner-app'),
    customer: portalPerson(id('owner'), { customerId: id('customer') }),
    customerMember: portalPerson(id('member'), { customerId: id('customer') }, 'MEMBER'),
    partner: portalPerson(id('partner-owner'), { partnerId: id('partner') }),
    partnerMember: portalPerson(id('partner-member'), { partnerId: id('partner') }, 'MEMBER'),
    stranger: portalPerson(id('stranger-owner'), { partnerId: id('stranger') }),
  }
}

/** An integration with so many SSD users, as an import would have brought it. */
export async function addIntegration(
  world: World,
  hotel: Hotel,
  name: string,
  ownerKind: OwnerKind,
  users = 1,
): Promise<string> {
  const id = `${hotel.name}-${name}`
  const now = world.clock.now()
  const isPartner = ownerKind === 'PARTNER'
  await world.store.write(async (tx) => {
    await tx.migration.integrations.insert({
      id,
      environmentId: hotel.environmentId,
      name,
      ownerKind,
      partnerId: isPartner ? hotel.partnerId : null,
      applicationId: isPartner ? hotel.partnerApplicationId : hotel.customerApplicationId,
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
        passwordHash: NOBODYS_HASH,
        passwordChangedAt: now,
        createdAt: now,
      })
    }
    await restandAll(tx, [hotel.environmentId], now)
  })
  return id
}

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
