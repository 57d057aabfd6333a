import { createHash } from 'node:crypto'
import { sha256Hex } from '@/lib/base/hash'
import { CLIENT_TYPES } from '@/lib/schemas/client-type'
import { GRANT_TYPE_NAMES, type GrantTypeName } from '@/lib/schemas/grant-type'
import { toClientRow, toGrantRows, toScopeRows } from '../client-row'
import { toDomainRow } from '../domain-row'
import type { ClientRecord } from '../policy-types'
import { toResourceRow } from '../resource-row'
import type { IndexEntry } from '../search-index'
import { clientFacets, termsOf } from '../search-terms'
import { BORN, clientRecord, domainRecord, resourceRecord, secretRecord } from './records'

/** Rows by table, in the shape of the columns. */
export type Rows = Record<string, Record<string, unknown>[]>

const AREAS = [
  'Payments',
  'Billing',
  'Claims',
  'Inventory',
  'Shipping',
  'Ledger',
  'Pricing',
  'Identity',
  'Fraud',
  'Loyalty',
]
const PARTS = ['Gateway', 'Worker', 'Portal', 'Report', 'Sync', 'Mobile', 'Importer', 'Scheduler', 'Partner', 'Archive']
const SCOPES = ['read', 'write', 'admin']

/** A repeatable id in the shape of a GUID. */
function guid(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T

/** The secret of the seeded client `at`: repeatable, for load from outside. */
export const seedSecret = (at: number) => sha256Hex(`seeded secret ${at}`)
export const seedClientId = (at: number) => `${pick(AREAS, at).toLowerCase()}-${String(at).padStart(6, '0')}`

function terms({ kind, entityId, domainId, texts, facets = 0 }: IndexEntry) {
  return termsOf(texts).map((term) => ({ kind, entityId, domainId, term, facets }))
}

export function domainRows(count: number, salt: string): Rows {
  const domains = Array.from({ length: count }, (_, at) => {
    const id = createHash('sha256').update(`${salt} domain ${at}`).digest('hex').slice(0, 32)
    return domainRecord({ id, name: `${pick(AREAS, at)}Domain${String(at).padStart(3, '0')}`, createdAt: born(at) })
  })
  return {
    Domain: domains.map(toDomainRow),
    SearchTerm: domains.flatMap(({ id, name }) =>
      terms({ kind: 'domain', entityId: id, domainId: id, texts: [name, id] }),
    ),
  }
}

const born = (at: number) => new Date(BORN.getTime() + at * 1000)

const seedResourceId = (domainId: string, at: number) => guid(`${domainId} resource ${at}`)
const seedResourceName = (at: number) => `${pick(AREAS, at)}Api${at}`

export function resourceRows(domainId: string, count: number): Rows {
  const resources = Array.from({ length: count }, (_, at) => {
    const scopes = SCOPES.map((scopeName) => ({ scopeName, description: `${scopeName} ${pick(AREAS, at)}` }))
    return resourceRecord(domainId, {
      id: seedResourceId(domainId, at),
      name: seedResourceName(at),
      scopes,
      createdAt: born(at),
    })
  })
  return {
    Resource: resources.map(toResourceRow),
    ResourceScope: resources.flatMap(({ id, scopes }) =>
      scopes.map(({ scopeName, description }, position) => ({
        resourceId: id,
        name: scopeName,
        description,
        position,
      })),
    ),
    SearchTerm: resources.flatMap(({ id, name }) =>
      terms({ kind: 'resource', entityId: id, domainId, texts: [name, id] }),
    ),
  }
}

/** The grants of the seeded client `at`: most are for machines, some are rare, so that filters have something to find. */
function grantsOf(at: number): GrantTypeName[] {
  if (at % 5_000 === 7) return ['PASSWORD']
  if (at % 3 === 0) return ['AUTHORIZATION_CODE', 'REFRESH_TOKEN']
  return at % 50 === 1 ? ['CLIENT_CREDENTIALS', pick(GRANT_TYPE_NAMES, 3 + (at % 2))] : ['CLIENT_CREDENTIALS']
}

function seedClient(at: number, domainId: string, resources: number): ClientRecord {
  const type = at % 1_000 === 5 ? CLIENT_TYPES[2] : at % 4 === 3 ? CLIENT_TYPES[1] : CLIENT_TYPES[0]
  const scopes =
    resources === 0 ? [] : SCOPES.slice(0, 2).map((scope) => `${seedResourceName(at % resources)}.${scope}`)
  return clientRecord(domainId, {
    pk: guid(`client ${at}`),
    clientId: seedClientId(at),
    name: `${pick(AREAS, at)} ${pick(PARTS, Math.floor(at / 10))} ${String(at).padStart(6, '0')}`,
    clientType: type,
    grantTypes: grantsOf(at),
    scopes,
    defaultScope: scopes[0] ?? null,
    createdAt: born(at),
    updatedAt: born(at),
  })
}

/** The rows of clients `from` to `to`; every one has a secret and, where there are resources, two scopes. */
export function clientRows(from: number, to: number, domainIds: readonly string[], resources: number): Rows {
  const clients = Array.from({ length: to - from }, (_, offset) => {
    const at = from + offset
    return seedClient(at, pick(domainIds, at), resources)
  })
  return {
    Client: clients.map(toClientRow),
    ClientScope: clients.flatMap((client, offset) => {
      const owner = resources === 0 ? '' : seedResourceId(client.domainId, (from + offset) % resources)
      return toScopeRows(client, Object.fromEntries(client.scopes.map((scope) => [scope, owner])))
    }),
    ClientGrant: clients.flatMap(toGrantRows),
    ClientSecret: clients.map((client, offset) => {
      const secret = seedSecret(from + offset)
      const hash = sha256Hex(secret)
      const id = guid(`secret ${from + offset}`)
      return { ...secretRecord(client.pk, { id, hash, hint: secret.slice(-4), createdAt: client.createdAt }) }
    }),
    SearchTerm: clients.flatMap(({ pk, domainId, name, clientId, clientType, grantTypes }) => {
      const facets = clientFacets(clientType, grantTypes)
      return terms({ kind: 'client', entityId: pk, domainId, texts: [name, clientId, pk], facets })
    }),
  }
}
