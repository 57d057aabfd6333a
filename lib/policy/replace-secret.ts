import type { ServiceContext } from '@/lib/auth/context'
import { authorize, requireRecentAuthentication } from '@/lib/auth/permissions'
import type { ClientRecord, DomainRecord } from '@/lib/store/policy-types'
import type { StoreScope } from '@/lib/store/store'
import { isSecret, type MadeSecret } from './make-secret'
import { currentSecret, endOfNewSecret, planRotation } from './secret-rules'

/** Who may put another secret in place, and how freshly they must have proved themselves. */
export function authorizeSecretChange(ctx: ServiceContext, domainId: string): void {
  authorize(ctx.actor, 'clients:secrets', domainId)
  requireRecentAuthentication(ctx.actor, ctx.clock.now())
}

/** Whether a text is the secret the client has now: sending it again is no rotation. */
export async function isCurrentSecret(scope: StoreScope, clientPk: string, text: string): Promise<boolean> {
  const current = currentSecret(await scope.clients.secrets(clientPk))
  return current !== undefined && isSecret(current, text)
}

/**
 * Puts a new secret in place, with the end that the domain gives it; the one before lives on for the overlap.
 * @returns until when the one before still works, or null when it does not
 */
export async function replaceSecret(
  tx: StoreScope,
  client: Pick<ClientRecord, 'pk'>,
  domain: Pick<DomainRecord, 'oldSecretRetentionTimeInDays' | 'customAttrs'>,
  made: MadeSecret,
  now: Date,
): Promise<Date | null> {
  const { survivor, deleteIds } = planRotation(
    await tx.clients.secrets(client.pk),
    domain.oldSecretRetentionTimeInDays,
    now,
  )
  if (deleteIds.length > 0) await tx.clients.deleteSecrets(deleteIds)
  if (survivor) await tx.clients.supersedeSecrets([survivor.id], now, survivor.until)
  await tx.clients.insertSecret({ ...made.row, clientPk: client.pk, expiresAt: endOfNewSecret(domain, now) })
  return survivor?.until ?? null
}
