import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize, requireRecentAuthentication } from '@/lib/auth/permissions'
import { AppError } from '@/lib/base/app-error'
import { parseOrThrow } from '@/lib/base/validate'
import { createKeyPairSchema } from '@/lib/schemas/create-key-pair'
import type { KeyPairView } from '@/lib/schemas/key-pair'
import type { KeyPairRecord } from '@/lib/store/policy-types'
import { makeKeyPair } from './make-key-pair'
import { deletionRefusal } from './rollover'
import { pairFacts } from './view'

const ALIAS_TAKEN = 'is already the alias of a key pair'

/**
 * Makes a key pair that no domain uses yet; a domain takes it with `defaultSigningKeyPair`.
 * @throws AppError conflict on `aliasName`
 */
export async function createKeyPair(ctx: ServiceContext, input: unknown): Promise<KeyPairView> {
  authorize(ctx.actor, 'keys:write')
  requireRecentAuthentication(ctx.actor, ctx.clock.now())
  const { aliasName: alias, kind, commonName, validityDays } = parseOrThrow(createKeyPairSchema, input)
  if (await ctx.store.keyPairs.byAlias(alias)) throw aliasTaken()
  const pair = await makeKeyPair(ctx, { alias, kind, commonName: commonName ?? alias.slice(0, 64), validityDays })
  return ctx.store.write(async (tx) => {
    // Writes come one at a time, so nobody can take the alias between this look and the insert.
    if (await tx.keyPairs.byAlias(alias)) throw aliasTaken()
    await tx.keyPairs.insert(pair)
    await record(tx, ctx, { action: 'key-pair.create', ...audited(pair), after: publicFacts(pair) })
    return { ...pairFacts(pair), domainNames: [] }
  })
}

/**
 * Deletes a pair that no domain signs with, has announced, or still needs for a rollover.
 * @throws AppError not_found, or in_use with the domains in the way
 */
export async function deleteKeyPair(ctx: ServiceContext, alias: string): Promise<{ alias: string }> {
  authorize(ctx.actor, 'keys:write')
  const now = ctx.clock.now()
  requireRecentAuthentication(ctx.actor, now)
  return ctx.store.write(async (tx) => {
    const pair = await tx.keyPairs.byAlias(alias)
    if (!pair) throw new AppError('not_found', 'There is no key pair with this alias')
    const assignments = await tx.keyPairs.assignmentsOf(pair.id)
    const refusal = deletionRefusal(assignments, now)
    if (refusal) {
      throw new AppError('in_use', refusal, { data: { domains: assignments.map((key) => key.domainName) } })
    }
    // What is left are parts in domains whose rollover is over.
    for (const { domainId } of assignments) await tx.keyPairs.unassign(domainId, pair.id)
    await tx.keyPairs.delete(pair.id)
    await record(tx, ctx, { action: 'key-pair.delete', ...audited(pair), before: publicFacts(pair) })
    return { alias }
  })
}

function aliasTaken(): AppError {
  return new AppError('conflict', `This alias ${ALIAS_TAKEN}`, { fieldErrors: { aliasName: [ALIAS_TAKEN] } })
}

function audited(pair: KeyPairRecord) {
  return { entityKind: 'key-pair' as const, entityId: pair.id, entityName: pair.alias }
}

/** What an audit entry tells of a pair: enough to know it again. */
function publicFacts({ alias, algorithm, sizeBits, x5tS256, subject, notBefore, notAfter }: KeyPairRecord) {
  return { alias, algorithm, sizeBits, x5tS256, subject, notBefore, notAfter }
}
