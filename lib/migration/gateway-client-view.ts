import type { Possible } from '@/lib/schemas/migration/environment'
import type { GatewayClientView } from '@/lib/schemas/migration/gateway-client'
import type { GatewayClientRecord } from '@/lib/store/migration/gateway-client-types'
import type { Viewer } from './access'

const NOT_YOURS: Possible = { allowed: false, why: 'This is not yours to do' }
const YES: Possible = { allowed: true, why: null }
const no = (why: string): Possible => ({ allowed: false, why })

/** Whether an OCIM client is the viewer's own organisation's. */
export function ownsClient(viewer: Viewer, { partnerId }: Pick<GatewayClientRecord, 'partnerId'>): boolean {
  if (viewer.side === 'CUSTOMER') return partnerId === null
  return viewer.side === 'PARTNER' && viewer.partnerId === partnerId
}

const isOwner = (viewer: Viewer, client: GatewayClientRecord) =>
  viewer.side !== 'OPERATOR' && viewer.isOwner && ownsClient(viewer, client)

export function mayIssue(viewer: Viewer, client: GatewayClientRecord): Possible {
  if (!isOwner(viewer, client)) return NOT_YOURS
  if (client.scheme === 'SSD') return no('Clients of SSD get no new secret; reissue the client id to move to OCIM')
  return client.disabledAt ? no('The client is disabled') : YES
}

/** Partners are limited by their connection, which the customer decides (I11). */
export function mayRestrict(viewer: Viewer, client: GatewayClientRecord): Possible {
  if (viewer.side !== 'CUSTOMER' || !viewer.isOwner) return NOT_YOURS
  if (client.kind === 'PARTNER') return no('Partners are limited by their connection')
  return client.scheme === 'SSD' ? no('Clients of SSD reach every hotel') : YES
}

export function mayDisable(viewer: Viewer, client: GatewayClientRecord): Possible {
  const isTheirs = viewer.side === 'OPERATOR' ? viewer.mayWrite : isOwner(viewer, client)
  if (!isTheirs) return NOT_YOURS
  return client.scheme === 'SSD' ? no('SSD ends for everybody at once, with the completion') : YES
}

export function gatewayClientView(client: GatewayClientRecord, viewer: Viewer, now: Date): GatewayClientView {
  const { partnerId, partnerName, integrationId, integrationName, previousExpiresAt } = client
  return {
    pk: client.pk,
    environmentId: client.environmentId,
    environmentLabel: client.environmentLabel,
    scheme: client.scheme,
    kind: client.kind,
    partner: partnerId === null ? null : { id: partnerId, name: partnerName ?? '' },
    integration: integrationId === null ? null : { id: integrationId, name: integrationName ?? '' },
    username: client.username,
    clientId: client.clientId,
    name: client.name,
    hasSecret: client.secretHash !== null,
    secretHint: client.secretHint,
    secretIssuedAt: client.secretIssuedAt,
    previousExpiresAt: previousExpiresAt && previousExpiresAt > now ? previousExpiresAt : null,
    lastUsedAt: client.lastUsedAt,
    disabledAt: client.disabledAt,
    allProperties: client.allProperties,
    properties: client.properties,
    version: client.version,
    createdAt: client.createdAt,
    updatedAt: client.updatedAt,
    may: {
      issue: mayIssue(viewer, client),
      restrict: mayRestrict(viewer, client),
      disable: mayDisable(viewer, client),
    },
  }
}
