import { randomBytes, randomUUID } from 'node:crypto'
import { sha256Hex } from '@/lib/base/hash'
import type { Store } from '../../store'
import { BORN, domainRecord } from '../../testing/records'
import type { BulkRows } from '../bulk-types'

const at = { createdAt: BORN, updatedAt: BORN }

/** Everything that one token at a gateway needs, with the secrets of it in the clear. */
export interface GatewayRows {
  domain: { id: string; name: string }
  gateway: { id: string; name: string; host: string }
  customerId: string
  enterprise: { id: string; code: string }
  chain: { id: string; code: string }
  partnerId: string
  environment: { id: string; code: string }
  application: { id: string; key: string }
  integration: { id: string; name: string }
  user: { id: string; username: string }
  ssd: { pk: string; clientId: string; secret: string }
  ocim: { pk: string; clientId: string; secret: string }
}

const word = (length: number) => randomBytes(8).toString('hex').slice(0, length).toUpperCase()

export interface GatewayRowsOptions {
  phase?: string
  /** argon2id of the password of the user; a hash that nothing matches where it is absent */
  passwordHash?: string
  /** a domain that is there already, with a key pair */
  domain?: { id: string; name: string }
  /** replaces what the environment is given otherwise */
  environment?: Partial<NonNullable<BulkRows['environment']>[number]>
}

/** Inserts an environment with a partner integration that has clients of both schemes. */
export async function insertGatewayRows(store: Store, options: GatewayRowsOptions = {}): Promise<GatewayRows> {
  const id = word(6)
  const domain = options.domain ?? domainRecord()
  const customerId = randomUUID()
  const partnerId = randomUUID()
  const gateway = { id: randomUUID(), name: `gw-${id.toLowerCase()}`, host: `${id.toLowerCase()}.gateway.test` }
  const enterprise = { id: randomUUID(), code: `E${id}` }
  const chain = { id: randomUUID(), code: `C${id}` }
  const environment = { id: randomUUID(), code: 'PRD' }
  const application = { id: randomUUID(), key: randomUUID() }
  const integration = { id: randomUUID(), name: 'Door locks' }
  const user = { id: randomUUID(), username: `LOCKS_${id}` }
  const client = (scheme: 'SSD' | 'OCIM') => ({
    pk: randomUUID(),
    clientId: `${scheme}-${id}-Client`,
    secret: secret(),
  })
  const ssd = client('SSD')
  const ocim = client('OCIM')
  if (!options.domain) await store.domains.insert(domainRecord(domain))
  const owned = { environmentId: environment.id, partnerId, ...at }
  const clientRow = ({ pk, clientId, secret: text }: typeof ssd, scheme: string) => ({
    ...owned,
    pk,
    clientId,
    scheme,
    kind: 'PARTNER',
    name: clientId,
    singleKey: `${environment.id}:${partnerId}:${scheme}`,
    secretHashKind: 'SHA256',
    secretHash: sha256Hex(text),
  })
  const rows: BulkRows = {
    customer: [{ id: customerId, name: `Customer ${id}`, nameLower: `customer ${id.toLowerCase()}`, ...at }],
    partner: [
      { id: partnerId, name: `Partner ${id}`, nameLower: `partner ${id.toLowerCase()}`, cloudAccountName: id, ...at },
    ],
    gateway: [{ ...gateway, domainId: domain.id, ...at }],
    enterprise: [
      { ...enterprise, customerId, name: `Enterprise ${id}`, nameLower: `enterprise ${id.toLowerCase()}`, ...at },
    ],
    chain: [
      { ...chain, enterpriseId: enterprise.id, name: `Chain ${id}`, nameLower: `chain ${id.toLowerCase()}`, ...at },
    ],
    property: ['H1', 'H2'].map((code) => ({ id: randomUUID(), chainId: chain.id, code, name: code, ...at })),
    environment: [
      {
        ...environment,
        chainId: chain.id,
        gatewayId: gateway.id,
        kind: 'PRODUCTION',
        nameLower: `${chain.code}/${environment.code}`.toLowerCase(),
        phase: options.phase ?? 'MIGRATING',
        ...at,
        ...options.environment,
      },
    ],
    application: [
      {
        id: application.id,
        name: 'Locks',
        partnerId,
        keyHash: sha256Hex(application.key),
        keyHint: application.key.slice(-4),
        ...at,
      },
    ],
    integration: [
      {
        ...owned,
        id: integration.id,
        name: integration.name,
        nameLower: integration.name.toLowerCase(),
        ownerKind: 'PARTNER',
        applicationId: application.id,
        ownerEmail: 'locks@partner.test',
        state: 'CREDENTIALS_ISSUED',
        score: 2,
        blockers: [],
        credentialsIssuedAt: BORN,
      },
    ],
    integrationUser: [
      {
        ...at,
        ...user,
        environmentId: environment.id,
        integrationId: integration.id,
        usernameLower: user.username.toLowerCase(),
        passwordHash: options.passwordHash ?? '$argon2id$nobody',
        passwordChangedAt: BORN,
      },
    ],
    gatewayClient: [clientRow(ssd, 'SSD'), clientRow(ocim, 'OCIM')],
  }
  await store.write((tx) => tx.inventory.insertBulk(rows))
  return {
    domain: { id: domain.id, name: domain.name },
    gateway,
    customerId,
    enterprise,
    chain,
    partnerId,
    environment,
    application,
    integration,
    user,
    ssd,
    ocim,
  }
}

const secret = () => randomBytes(24).toString('base64url')
