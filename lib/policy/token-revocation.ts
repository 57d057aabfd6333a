import { z } from 'zod'
import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { parseOrThrow } from '@/lib/base/validate'
import { notFound } from './failures'
import { isStorable, loadClient, loadDomain } from './load'

const accessTokenSchema = z.object({
  tokenId: z.string().min(1).max(256).refine(isStorable, 'must be the jti of a token'),
  expiresAt: z.date(),
})

/**
 * Revokes one access token, whoever it was issued to, until it would have ended by itself.
 * @param tokenId its `jti`
 * @returns false when it was revoked already
 */
export async function revokeAccessToken(
  ctx: ServiceContext,
  domainId: string,
  tokenId: string,
  expiresAt: Date,
): Promise<boolean> {
  await loadDomain(ctx.store, ctx.actor, 'tokens:revoke', { id: domainId })
  const token = parseOrThrow(accessTokenSchema, { tokenId, expiresAt })
  return ctx.store.write(async (tx) => {
    const domain = await loadDomain(tx, ctx.actor, 'tokens:revoke', { id: domainId })
    const revoked = { ...token, domainId, revokedAt: ctx.clock.now(), reason: 'ADMINISTRATOR' }
    if (!(await tx.revokedTokens.add(revoked))) return false
    await record(tx, ctx, {
      action: 'token.revoke',
      entityKind: 'token',
      entityId: token.tokenId,
      entityName: null,
      domainId,
      domainName: domain.name,
      detail: { expiresAt: token.expiresAt.toISOString() },
    })
    return true
  })
}

/**
 * Revokes a family: its refresh tokens, and every access token that came from it.
 * @returns false when it was revoked already
 */
export async function revokeFamily(ctx: ServiceContext, familyId: string): Promise<boolean> {
  authorize(ctx.actor, 'tokens:revoke')
  return ctx.store.write(async (tx) => {
    const family = await tx.refreshTokens.family(familyId)
    if (!family) throw notFound(ctx.actor, 'token family')
    const { client, domain } = await loadClient(tx, ctx.actor, 'tokens:revoke', { pk: family.clientPk })
    if (!(await tx.refreshTokens.revokeFamily(familyId, ctx.clock.now(), 'ADMINISTRATOR'))) return false
    await record(tx, ctx, {
      action: 'token.revoke-family',
      entityKind: 'token',
      entityId: familyId,
      entityName: client.name,
      domainId: domain.id,
      domainName: domain.name,
      detail: { client: client.clientId, subject: family.subject, grant: family.grantType },
    })
    return true
  })
}

/**
 * Revokes every token issued to a client up to now, without touching one of them: refresh tokens to the instant, access
 * tokens up to the end of this second, because that is how exactly they know their own.
 * @returns the instant from which tokens count again
 */
export async function revokeClientTokens(ctx: ServiceContext, clientPk: string): Promise<Date> {
  return ctx.store.write(async (tx) => {
    const { client, domain } = await loadClient(tx, ctx.actor, 'tokens:revoke', { pk: clientPk })
    const validFrom = new Date(Math.ceil(ctx.clock.now().getTime() / 1000) * 1000)
    await tx.clients.setTokensValidFrom(clientPk, validFrom)
    await record(tx, ctx, {
      action: 'client.revoke-tokens',
      entityKind: 'client',
      entityId: client.pk,
      entityName: client.name,
      domainId: domain.id,
      domainName: domain.name,
      detail: { tokensValidFrom: validFrom.toISOString() },
    })
    return validFrom
  })
}
