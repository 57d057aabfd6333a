import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { AppError } from '@/lib/base/app-error'
import { parseOrThrow } from '@/lib/base/validate'
import { createKeyPairSchema } from '@/lib/schemas/create-key-pair'
import type { KeyPairView } from '@/lib/schemas/key-pair'
import { aliasTaken, auditedPair, publicFacts } from './audited-pair'
import { authorizeKeyStore } from './authorize-key-store'
import { makeKeyPair } from './make-key-pair'
import { deletionRefusal } from './rollover'
import { pairFacts } from './view'

/**
 * Makes a key pair that no domain uses yet; a domain takes it with `defaultSigningKeyPair`.
 * @throws AppError conflict on `aliasName`
 */
export async function createKeyPair(ctx: ServiceContext, input: unknown): Promise<KeyPairView> {
  authorizeKeyStore(ctx)
  const { aliasName: alias, kind, commonName, validityDays, ...subject } = parseOrThrow(createKeyPairSchema, input)
  if (await ctx.store.keyPairs.byAlias(alias)) throw aliasTaken()
  const name = { commonName: commonName ?? alias.slice(0, 64), ...subject }
  const pair = await makeKeyPair(ctx, { alias, kind, subject: name, validityDays })
  return ctx.store.write(async (tx) => {
    // Writes come one at a time, so nobody can take the alias between this look and the insert.
    if (await tx.keyPairs.byAlias(alias)) throw aliasTaken()
    await tx.keyPairs.insert(pair)
    await record(tx, ctx, { action: 'key-pair.create', ...auditedPair(pair), after: publicFacts(pair) })
    return { ...pairFacts(pair), domainNames: [] }
  })
}

/**
 * Deletes a pair that no domain signs with, has announced, or still needs for a rollover.
 * @throws AppError not_found, or in_use with the domains in the way
 */
export async function deleteKeyPair(ctx: ServiceContext, alias: string): Promise<{ alias: string }> {
  authorizeKeyStore(ctx)
  const now = ctx.clock.now()
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
    await record(tx, ctx, { action: 'key-pair.delete', ...auditedPair(pair), before: publicFacts(pair) })
    return { alias }
  })
}
