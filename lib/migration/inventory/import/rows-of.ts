import { KIND_WORDS } from '@/lib/schemas/migration/inventory-kinds'
import type { StagedRow } from '@/lib/store/migration/bulk-stage'
import type { BulkRows } from '@/lib/store/migration/bulk-types'
import type { DecidedConnection } from '@/lib/store/migration/connection-types'
import { hashedKey } from '../applications'
import type { ImportedValues } from './row-schemas'

interface Made {
  now: Date
  /** who imports */
  by: string
  /** hash of the secret of a user or client */
  hashes: ReadonlyMap<string, string>
  newKey: () => string
}

const lower = (text: string) => text.toLowerCase()

/** Lines of one kind as rows of the database. */
export function rowsOf(lines: readonly StagedRow[], made: Made): BulkRows {
  const rows: { [table in keyof BulkRows]?: object[] } = {}
  const put = (table: keyof BulkRows, row: object) => {
    const list = rows[table] ?? []
    rows[table] = list
    return list.push(row)
  }
  for (const line of lines) rowOf(line, made, put)
  return rows as BulkRows
}

/**
 * Connections of the partners whose integrations these lines name, each pair once: what runs already was approved by
 * somebody, and without a connection the customer could neither limit nor suspend it.
 */
export function connectionsOf(lines: readonly StagedRow[], { now, by, newKey }: Made): DecidedConnection[] {
  const pairs = new Map<string, DecidedConnection>()
  for (const { kind, facts } of lines) {
    const { parentId: environmentId, partnerId } = facts
    if (kind !== 'integration' || !environmentId || !partnerId) continue
    const decided = { state: 'APPROVED', requestedAt: now, requestedBy: by, decidedAt: now, decidedBy: by } as const
    const pair = `${environmentId}/${partnerId}`
    if (!pairs.has(pair)) pairs.set(pair, { id: newKey(), environmentId, partnerId, ...decided })
  }
  return [...pairs.values()]
}

function rowOf(
  { kind, id, values: given, facts }: StagedRow,
  { now, by, hashes, newKey }: Made,
  put: (table: keyof BulkRows, row: object) => number,
): number {
  const kept = { id, version: 1, createdAt: now, updatedAt: now }
  switch (kind) {
    case 'customer': {
      const { name } = given as ImportedValues<'customer'>
      return put('customer', { ...kept, name, nameLower: lower(name) })
    }
    case 'partner': {
      const { name, code } = given as ImportedValues<'partner'>
      return put('partner', { ...kept, name, nameLower: lower(name), cloudAccountName: code })
    }
    case 'gateway': {
      const { name, host } = given as ImportedValues<'gateway'>
      return put('gateway', { ...kept, name, host, domainId: facts.domainId })
    }
    case 'enterprise': {
      const { name, code } = given as ImportedValues<'enterprise'>
      return put('enterprise', {
        ...kept,
        customerId: facts.parentId,
        code: code ?? null,
        name,
        nameLower: lower(name),
      })
    }
    case 'chain': {
      const { name, code } = given as ImportedValues<'chain'>
      return put('chain', { ...kept, enterpriseId: facts.parentId, code, name, nameLower: lower(name) })
    }
    case 'property': {
      const { name, code } = given as ImportedValues<'property'>
      return put('property', { ...kept, chainId: facts.parentId, code, name })
    }
    case 'environment': {
      const { code, parent, type, networks, email } = given as ImportedValues<'environment'>
      return put('environment', {
        ...kept,
        chainId: facts.parentId,
        gatewayId: facts.gatewayId,
        code,
        kind: type,
        nameLower: lower(`${parent}/${code}`),
        phase: 'PLANNED',
        operator: email ?? null,
        allowedNetworks: networks.length > 0 ? networks : null,
        downtimeMinutes: 30,
      })
    }
    case 'application': {
      const { name, secret } = given as ImportedValues<'application'>
      const { partnerId = null, customerId = null } = facts
      return put('application', { ...kept, name, partnerId, customerId, ...hashedKey(secret ?? newKey()) })
    }
    case 'integration': {
      const { name, partner, email, streaming, separated } = given as ImportedValues<'integration'>
      return put('integration', {
        ...kept,
        environmentId: facts.parentId,
        name,
        nameLower: lower(name),
        ownerKind: partner === undefined ? 'CUSTOMER' : 'PARTNER',
        partnerId: facts.partnerId,
        applicationId: facts.applicationId,
        state: 'SSD_ONLY',
        score: 0,
        blockers: [],
        ownerEmail: email ?? null,
        streaming,
        separatedByUser: separated,
      })
    }
    case 'user': {
      const { name } = given as ImportedValues<'user'>
      return put('integrationUser', {
        ...kept,
        environmentId: facts.environmentId,
        integrationId: facts.parentId,
        username: name,
        usernameLower: lower(name),
        passwordHash: hashes.get(id) ?? '',
        passwordChangedAt: now,
      })
    }
    case 'client': {
      const { code, partner, secret } = given as ImportedValues<'client'>
      const { id: pk, ...rest } = kept
      return put('gatewayClient', {
        ...rest,
        pk,
        environmentId: facts.parentId,
        scheme: 'SSD',
        kind: partner === undefined ? 'SHARED' : 'PARTNER',
        partnerId: facts.partnerId,
        clientId: code,
        name: partner ?? `Internal ${KIND_WORDS.integration.many}`,
        singleKey: `${facts.parentId}:${facts.partnerId ?? 'SHARED'}:SSD`,
        secretHashKind: secret === undefined ? null : 'ARGON2ID',
        secretHash: secret === undefined ? null : hashes.get(id),
        secretIssuedAt: secret === undefined ? null : now,
        allProperties: true,
      })
    }
    case 'connection': {
      const propertyIds = (facts.propertyIds ?? '').split(' ').filter(Boolean)
      put('partnerConnection', {
        id,
        environmentId: facts.parentId,
        partnerId: facts.partnerId,
        state: 'APPROVED',
        allProperties: propertyIds.length === 0,
        requestedAt: now,
        requestedBy: by,
        decidedAt: now,
        decidedBy: by,
        version: 1,
        updatedAt: now,
      })
      for (const propertyId of propertyIds) put('connectionProperty', { connectionId: id, propertyId })
      return propertyIds.length
    }
  }
}
