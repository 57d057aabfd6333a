import type { ServiceContext } from '@/lib/auth/context'
import { authorize, requireRecentAuthentication } from '@/lib/auth/permissions'
import { fieldError } from '@/lib/base/app-error'
import { isInReach } from '@/lib/keys/reach'
import { planSigningSwitch } from '@/lib/keys/rollover'
import type { DomainRecord } from '@/lib/store/policy-types'
import type { StoreScope } from '@/lib/store/store'

/**
 * Lets another pair sign for a domain from now on; the one before is believed for the rollover duration of the domain.
 * @returns the alias that signed before, or null when the named pair signs already
 * @throws AppError when no pair has the alias, or the actor may not change keys or use this one
 */
export async function switchSigningKey(
  tx: StoreScope,
  ctx: ServiceContext,
  domain: DomainRecord,
  alias: string,
): Promise<string | null> {
  const keys = await tx.keyPairs.forDomain(domain.id)
  const before = keys.find((key) => key.state === 'SIGNING')?.pair.alias ?? ''
  if (before === alias) return null
  authorize(ctx.actor, 'keys:write', domain.id)
  const now = ctx.clock.now()
  requireRecentAuthentication(ctx.actor, now)
  const pair = await tx.keyPairs.byAlias(alias)
  if (!pair || !(await isInReach(tx, ctx.actor, pair.id)))
    throw fieldError('defaultSigningKeyPair', 'names no key pair; upload or create the pair first')
  const plan = planSigningSwitch(
    domain.id,
    keys.map(({ pair: _, ...key }) => key),
    { keyPairId: pair.id, alias, x5tS256: pair.x5tS256 },
    domain.keyPairRolloverDurationInHours,
    now,
  )
  for (const key of plan.update) await tx.keyPairs.updateAssignment(key)
  if (plan.assign) await tx.keyPairs.assign(plan.assign)
  return before
}
