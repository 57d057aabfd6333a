import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { AppError, fieldError } from '@/lib/base/app-error'
import { parseOrThrow } from '@/lib/base/validate'
import { openClientSecret } from '@/lib/keys/client-secret-seal'
import { type ClientView, clientSchema, secretEndSchema } from '@/lib/schemas/client'
import { auditedClient, auditedMembers, clientView } from './client-view'
import { notFound } from './failures'
import { loadClient } from './load'
import { makeSecret } from './make-secret'
import { authorizeSecretChange, isCurrentSecret, replaceSecret } from './replace-secret'
import { isRecoveryOn } from './secret-recovery'
import { currentSecret, getsGeneratedSecret, liveSecrets } from './secret-rules'

const rotationSchema = clientSchema.pick({ secret: true }).partial()

/**
 * Gives a client a new secret, made here unless one is supplied; told in this answer and never again. The one before
 * works on for the overlap of the domain.
 * @throws AppError reauthentication_required when the password was not proved in the last five minutes
 */
export async function rotateClientSecret(
  ctx: ServiceContext,
  pk: string,
  input: unknown = {},
): Promise<{ client: ClientView; secret: string }> {
  const { client: seen } = await loadClient(ctx.store, ctx.actor, 'clients:secrets', { pk })
  authorizeSecretChange(ctx, seen.domainId)
  const { secret: supplied } = parseOrThrow(rotationSchema, input)
  if (supplied !== undefined && (await isCurrentSecret(ctx.store, pk, supplied))) {
    throw fieldError('secret', 'is the secret the client has already')
  }
  const made = await makeSecret(ctx, supplied)
  return ctx.store.write(async (tx) => {
    const { client, domain } = await loadClient(tx, ctx.actor, 'clients:secrets', { pk })
    const secrets = await tx.clients.secrets(pk)
    if (supplied === undefined && secrets.length === 0 && !getsGeneratedSecret(client.clientType)) {
      throw new AppError('validation_failed', 'A public client cannot keep a secret, so none is made for it')
    }
    const before = await auditedMembers(tx, client, domain)
    const previousUntil = await replaceSecret(tx, client, domain, made, ctx.clock.now())
    await record(tx, ctx, {
      action: 'client.rotate-secret',
      ...auditedClient(client, domain),
      before,
      after: await auditedMembers(tx, client, domain),
      detail: { previousSecretWorksUntil: previousUntil?.toISOString() ?? null },
    })
    return { client: await clientView(tx, client, domain, ctx.clock.now()), secret: made.clear }
  })
}

/** Ends a replaced secret now instead of at the end of its overlap. */
export async function retireClientSecret(ctx: ServiceContext, pk: string, secretId: string): Promise<ClientView> {
  return ctx.store.write(async (tx) => {
    const { client, domain } = await loadClient(tx, ctx.actor, 'clients:secrets', { pk })
    authorizeSecretChange(ctx, domain.id)
    const now = ctx.clock.now()
    const secret = liveSecrets(await tx.clients.secrets(pk), now).find((live) => live.id === secretId)
    if (!secret) throw notFound(ctx.actor, 'live secret')
    if (secret.supersededAt === null) {
      throw new AppError('validation_failed', 'This is the current secret; make a new one first, then retire it')
    }
    await tx.clients.deleteSecrets([secret.id])
    await record(tx, ctx, {
      action: 'client.retire-secret',
      ...auditedClient(client, domain),
      detail: {
        createdAt: secret.createdAt.toISOString(),
        wouldHaveWorkedUntil: secret.expiresAt?.toISOString() ?? null,
      },
    })
    return clientView(tx, client, domain, now)
  })
}

/**
 * Gives the current secret an end, moves it, or takes it away. What a person sets here holds, whatever lifetime the
 * domain gives to new secrets.
 */
export async function setClientSecretEnd(ctx: ServiceContext, pk: string, input: unknown): Promise<ClientView> {
  authorize(ctx.actor, 'clients:secrets')
  const { secretId, expiresAt } = parseOrThrow(secretEndSchema, input)
  return ctx.store.write(async (tx) => {
    const { client, domain } = await loadClient(tx, ctx.actor, 'clients:secrets', { pk })
    authorizeSecretChange(ctx, domain.id)
    const now = ctx.clock.now()
    const secret = currentSecret(await tx.clients.secrets(pk))
    if (secret?.id !== secretId) throw new AppError('stale', 'This is no longer the current secret. Look again.')
    if (expiresAt !== null && expiresAt <= now) throw fieldError('expiresAt', 'must lie ahead')
    await tx.clients.expireSecret(secretId, expiresAt)
    await record(tx, ctx, {
      action: 'client.set-secret-end',
      ...auditedClient(client, domain),
      before: { secretWorksUntil: secret.expiresAt },
      after: { secretWorksUntil: expiresAt },
    })
    return clientView(tx, client, domain, now)
  })
}

/**
 * Shows a secret again, while recovery is switched on and when it was on as the secret was made. Every showing is told
 * in the audit log before it is answered.
 */
export async function revealClientSecret(
  ctx: ServiceContext,
  pk: string,
  secretId: string,
): Promise<{ secret: string }> {
  return ctx.store.write(async (tx) => {
    const { client, domain } = await loadClient(tx, ctx.actor, 'clients:secrets', { pk })
    authorizeSecretChange(ctx, domain.id)
    if (!(await isRecoveryOn(tx))) {
      throw new AppError('forbidden', 'Recovery of client secrets is switched off in the server settings')
    }
    const secret = liveSecrets(await tx.clients.secrets(pk), ctx.clock.now()).find((live) => live.id === secretId)
    if (!secret) throw notFound(ctx.actor, 'live secret')
    if (!secret.sealed) {
      throw new AppError('validation_failed', 'This secret was made while recovery was off, so no copy of it is kept')
    }
    const clear = openClientSecret(ctx.masterKey, secret.id, secret.sealed)
    await record(tx, ctx, {
      action: 'client.reveal-secret',
      ...auditedClient(client, domain),
      detail: { createdAt: secret.createdAt.toISOString() },
    })
    return { secret: clear }
  })
}
