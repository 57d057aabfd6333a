import type { Actor } from '@/lib/auth/actor'
import { notFound } from '@/lib/policy/failures'
import { loadClient, loadDomain } from '@/lib/policy/load'
import type { ConsentSelectionInput } from '@/lib/schemas/revocation-target'
import type { ConsentSelection } from '@/lib/store/consent-types'
import type { DomainRecord } from '@/lib/store/policy-types'
import type { StoreScope } from '@/lib/store/store'
import { findPerson } from './load'

/** A selection that was checked, with whom an audit entry about it names. */
export interface LoadedSelection {
  domain: DomainRecord
  selection: ConsentSelection & { userId: string }
  audited: {
    entityKind: 'user'
    entityId: string
    entityName: string
    domainId: string
    domainName: string
    detail: { client?: string; resource?: string }
  }
}

/**
 * Checks that the actor may revoke in the domain and that what is named is there. A resource server that was deleted may
 * still be named: consents for it are left, and what they gave can be taken back.
 */
export async function loadSelection(
  scope: StoreScope,
  actor: Actor,
  { domainId, userId, clientPk, resourceId }: ConsentSelectionInput,
): Promise<LoadedSelection> {
  const domain = await loadDomain(scope, actor, 'consents:revoke', { id: domainId })
  const user = await findPerson(scope, actor, userId)
  const loaded = clientPk === undefined ? null : await loadClient(scope, actor, 'consents:revoke', { pk: clientPk })
  if (loaded && loaded.domain.id !== domain.id) throw notFound(actor, 'client')
  return {
    domain,
    selection: { domainId: domain.id, userId: user.id, clientPk, resourceId },
    audited: {
      entityKind: 'user',
      entityId: user.id,
      entityName: user.username,
      domainId: domain.id,
      domainName: domain.name,
      detail: {
        ...(loaded && { client: loaded.client.clientId }),
        ...(resourceId !== undefined && { resource: resourceId }),
      },
    },
  }
}
