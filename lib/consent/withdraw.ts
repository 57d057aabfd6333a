import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { parseOrThrow } from '@/lib/base/validate'
import { consentSelectionSchema } from '@/lib/schemas/revocation-target'
import { loadConsent } from './load'
import { loadSelection } from './selection'

/** Rows of one statement; what one person allowed in one domain is far fewer. */
export const CONSENTS_PER_STATEMENT = 500

/**
 * Withdraws one consent with every token issued under it. The person is asked again the next time.
 * @returns false when it was withdrawn already
 */
export async function withdrawConsent(ctx: ServiceContext, id: string): Promise<boolean> {
  authorize(ctx.actor, 'consents:revoke')
  return ctx.store.write(async (tx) => {
    const consent = await loadConsent(tx, ctx.actor, 'consents:revoke', id)
    const { userId, clientPk, resourceId } = consent
    const withdrawn = await tx.consents.withdraw(userId, clientPk, [resourceId], ctx.clock.now())
    if (withdrawn === 0) return false
    await record(tx, ctx, {
      action: 'consent.withdraw',
      entityKind: 'consent',
      entityId: consent.id,
      entityName: consent.username,
      domainId: consent.domainId,
      domainName: consent.domainName,
      detail: { client: consent.clientId, resource: consent.resourceName, scopes: consent.scopes },
    })
    return true
  })
}

/**
 * Withdraws every consent of a person in a domain, or those to one client, with every token issued under them.
 * @returns how many were withdrawn
 */
export async function withdrawConsents(ctx: ServiceContext, input: unknown): Promise<number> {
  authorize(ctx.actor, 'consents:revoke')
  const asked = parseOrThrow(consentSelectionSchema, input)
  return ctx.store.write(async (tx) => {
    const { selection, audited } = await loadSelection(tx, ctx.actor, asked)
    const at = ctx.clock.now()
    let [withdrawn, batch] = [0, 0]
    do {
      batch = await tx.consents.withdrawAll(selection, at, CONSENTS_PER_STATEMENT)
      withdrawn += batch
    } while (batch === CONSENTS_PER_STATEMENT)
    if (withdrawn === 0) return 0
    await record(tx, ctx, {
      ...audited,
      action: 'user.withdraw-consents',
      detail: { ...audited.detail, count: withdrawn },
    })
    return withdrawn
  })
}
