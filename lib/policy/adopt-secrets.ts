import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import type { ClientRecord, ClientSecretRecord, DomainRecord } from '@/lib/store/policy-types'
import type { StoreScope } from '@/lib/store/store'
import { auditedClient, auditedMembers } from './client-view'
import { authorizeSecretChange, replaceSecret } from './replace-secret'
import { currentSecret, isLive } from './secret-rules'

/** A secret of the same client on another server: what proves it, and when it ends. */
export type AdoptedSecret = Pick<
  ClientSecretRecord,
  'hashKind' | 'hash' | 'hint' | 'createdAt' | 'supersededAt' | 'expiresAt'
>

/**
 * Lets a client prove itself with the secrets that it has elsewhere. A client without one gets them with their ends; of
 * one that has another the current secret is replaced, as by a rotation. What is current already is left alone.
 * @throws AppError reauthentication_required
 */
export async function adoptSecrets(
  tx: StoreScope,
  ctx: ServiceContext,
  client: ClientRecord,
  domain: DomainRecord,
  secrets: readonly AdoptedSecret[],
): Promise<void> {
  const now = ctx.clock.now()
  const own = await tx.clients.secrets(client.pk)
  const current = currentSecret(secrets)
  if (current && currentSecret(own)?.hash === current.hash) return
  const rows = (own.length > 0 ? secrets.filter((each) => each === current) : secrets)
    .filter((each) => each.supersededAt === null || isLive(each, now))
    .map((each) => ({ ...each, id: ctx.random.uuid(), clientPk: client.pk, sealed: null, lastUsedAt: null }))
  if (rows.length === 0) return
  authorizeSecretChange(ctx, client.domainId)
  const before = await auditedMembers(tx, client, domain)
  let previousUntil: Date | null = null
  if (own.length === 0) await tx.clients.insertSecrets(rows)
  else
    for (const row of rows) {
      previousUntil = await replaceSecret(tx, client, domain, { clear: '', row }, now)
      // The end that it has, not the one that the domain gives a secret of today.
      await tx.clients.expireSecret(row.id, row.expiresAt)
    }
  await record(tx, ctx, {
    action: 'client.import-secret',
    ...auditedClient(client, domain),
    before,
    after: await auditedMembers(tx, client, domain),
    detail: { previousSecretWorksUntil: previousUntil?.toISOString() ?? null },
  })
}
