import { sha256Hex } from '@/lib/base/hash'
import { NOBODYS_HASH } from '@/lib/base/slow-hash'
import { isAfter } from '@/lib/schemas/migration/phase'
import type { BulkRows } from '@/lib/store/migration/bulk-types'
import { chance, demoId } from './chance'
import type { Timing } from './timing'
import type { DemoEnvironment, DemoIntegration } from './types'

const DAY_MS = 86_400_000

type AccessRows = Required<
  Pick<BulkRows, 'integrationUser' | 'gatewayClient' | 'partnerConnection' | 'connectionProperty' | 'clientProperty'>
>
type ClientRow = AccessRows['gatewayClient'][number]

/**
 * Users, clients and partner connections of one environment. Secrets are made and forgotten: whoever wants to call
 * issues a new one.
 */
export function accessRows(
  environment: DemoEnvironment,
  integrations: readonly DemoIntegration[],
  timing: Timing,
  now: Date,
  newSecret: () => string,
): AccessRows {
  const rows: AccessRows = {
    integrationUser: [],
    gatewayClient: [],
    partnerConnection: [],
    connectionProperty: [],
    clientProperty: [],
  }
  const luck = chance(`access ${environment.label}`)
  const isOff = isAfter(environment.phase)
  const born = { version: 1, createdAt: new Date(now.getTime() - 300 * DAY_MS), updatedAt: now }
  const client = (kind: string, scheme: 'SSD' | 'OCIM', clientId: string, more: Partial<ClientRow>): void => {
    const secret = newSecret()
    rows.gatewayClient.push({
      pk: demoId('client', environment.label, kind, scheme, more.partnerId ?? more.userId ?? ''),
      environmentId: environment.id,
      scheme,
      kind,
      clientId,
      name: more.name ?? clientId,
      secretHashKind: 'SHA256',
      secretHash: sha256Hex(secret),
      secretHint: secret.slice(-4),
      secretIssuedAt: scheme === 'SSD' ? born.createdAt : (timing.openedAt ?? now),
      disabledAt: scheme === 'SSD' && isOff ? timing.completedAt : null,
      ...born,
      ...more,
    })
  }

  const owners = new Map(integrations.map((each) => [each.partner?.id ?? '', each]))
  for (const [partnerId, sample] of owners) {
    const own = integrations.filter((each) => (each.partner?.id ?? '') === partnerId)
    const kind = partnerId ? 'PARTNER' : 'SHARED'
    const owner = partnerId || 'SHARED'
    const names = { name: sample.partner?.name ?? 'Internal integrations', partnerId: partnerId || null }
    const single = (scheme: string) => `${environment.id}:${owner}:${scheme}`
    client(kind, 'SSD', demoId('ssd client', environment.label, owner), { ...names, singleKey: single('SSD') })
    const ocim = own.find((each) => each.ocimClientId !== null)?.ocimClientId
    if (ocim) client(kind, 'OCIM', ocim, { ...names, singleKey: single('OCIM') })
    if (partnerId) connect(partnerId)
  }

  for (const each of integrations) {
    for (const [at, username] of each.usernames.entries()) {
      const id = demoId('user', environment.label, username)
      rows.integrationUser.push({
        id,
        environmentId: environment.id,
        integrationId: each.id,
        username,
        usernameLower: username.toLowerCase(),
        passwordHash: NOBODYS_HASH,
        passwordChangedAt: new Date(now.getTime() - luck.whole(30, 300) * DAY_MS),
        convertedAt: isOff ? timing.completedAt : null,
        ...born,
      })
      if (!isOff || each.partner !== null || at > 0) continue
      client('CONVERTED', 'OCIM', demoId('converted client', environment.label, username), {
        name: username,
        integrationId: each.id,
        userId: id,
        // Made at completion without a secret; the first one is issued by whoever needs it.
        secretHashKind: null,
        secretHash: null,
        secretHint: null,
        secretIssuedAt: null,
      })
    }
  }
  return rows

  function connect(partnerId: string): void {
    const id = demoId('connection', environment.label, partnerId)
    const isLimited = luck.percent(25)
    const state =
      environment.phase === 'PLANNED' && luck.percent(6) ? 'PENDING' : luck.percent(2) ? 'SUSPENDED' : 'APPROVED'
    const requestedAt = new Date(now.getTime() - luck.whole(120, 280) * DAY_MS)
    rows.partnerConnection.push({
      id,
      environmentId: environment.id,
      partnerId,
      state,
      allProperties: !isLimited,
      requestedAt,
      requestedBy: 'portal',
      decidedAt: state === 'PENDING' ? null : new Date(requestedAt.getTime() + 2 * DAY_MS),
      decidedBy: state === 'PENDING' ? null : environment.customer.name,
      reason: state === 'SUSPENDED' ? 'Too many refused requests' : null,
      version: 1,
      updatedAt: now,
    })
    if (!isLimited) return
    for (const propertyId of luck.some(environment.properties, 2)) {
      rows.connectionProperty.push({ connectionId: id, propertyId })
    }
  }
}
