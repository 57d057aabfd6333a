import { recordAll } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize, requireRecentAuthentication } from '@/lib/auth/permissions'
import { AppError, fieldError } from '@/lib/base/app-error'
import { parseOrThrow } from '@/lib/base/validate'
import { sealWithPassphrase } from '@/lib/keys/passphrase-file'
import {
  BULK_ROTATION_LIMIT,
  type BulkRotationResult,
  bulkRotationSchema,
  previewBulkRotationSchema,
  type RotationPreview,
  type SealedSecrets,
} from '@/lib/schemas/bulk-rotation'
import type { ClientListQuery } from '@/lib/schemas/list-query'
import type { StoreScope } from '@/lib/store/store'
import { type PlannedRotation, planned, previewOf, type RotationCandidate } from './bulk-rotation-rules'
import { auditedClient, clientMembers } from './client-view'
import { listClients } from './clients'
import { notFound } from './failures'
import { generateSecret, type MadeSecret } from './make-secret'
import { isRecoveryOn } from './secret-recovery'
import { byClient, currentSecret } from './secret-rules'

/** Clients read at a time. */
const PAGE_LIMIT = 200

/** The clients a list query finds, as far as one rotation may hold them, and what a rotation would do to each. */
export async function rotatableClients(
  ctx: ServiceContext,
  query: Partial<ClientListQuery>,
): Promise<{ preview: RotationPreview; total: number; totalIsExact: boolean }> {
  authorize(ctx.actor, 'clients:secrets')
  const pks: string[] = []
  let cursor: string | undefined
  let page: Awaited<ReturnType<typeof listClients>>
  do {
    const limit = Math.min(PAGE_LIMIT, BULK_ROTATION_LIMIT - pks.length)
    page = await listClients(ctx, { ...query, cursor, limit })
    pks.push(...page.items.map((item) => item.pk))
    cursor = page.nextCursor ?? undefined
  } while (cursor && pks.length < BULK_ROTATION_LIMIT)
  const { total, totalIsExact } = page
  return { preview: previewOf(await candidates(ctx.store, ctx, pks), ctx.clock.now()), total, totalIsExact }
}

/** What rotating the secrets of these clients would do; nothing is changed. */
export async function previewBulkRotation(ctx: ServiceContext, input: unknown): Promise<RotationPreview> {
  authorize(ctx.actor, 'clients:secrets')
  const { pks } = parseOrThrow(previewBulkRotationSchema, input)
  return previewOf(await candidates(ctx.store, ctx, pks), ctx.clock.now())
}

/**
 * Rotates the secrets of several clients in one transaction. The new ones leave sealed under the passphrase and are
 * kept nowhere else: they are sealed before anything is changed, so no rotation is without its file.
 * @throws AppError stale when a client, its secrets or its domain changed after the preview
 */
export async function rotateClientSecrets(ctx: ServiceContext, input: unknown): Promise<BulkRotationResult> {
  authorize(ctx.actor, 'clients:secrets')
  const { pks, fingerprint, passphrase, acceptsCut } = parseOrThrow(bulkRotationSchema, input)
  requireRecentAuthentication(ctx.actor, ctx.clock.now())
  const now = ctx.clock.now()
  const seen = await candidates(ctx.store, ctx, pks)
  const preview = previewOf(seen, now)
  if (preview.fingerprint !== fingerprint) throw changedMeanwhile()
  const [blocked] = preview.entries.filter((entry) => entry.blocked)
  if (blocked) throw new AppError('validation_failed', `${blocked.name}: ${blocked.blocked}`)
  if (preview.cutCount > 0 && !acceptsCut) {
    throw fieldError('acceptsCut', 'must be confirmed: some secrets stop working at once')
  }
  const keepsCopy = await isRecoveryOn(ctx.store)
  const rotations = seen.map((candidate) => ({
    ...planned(candidate, now),
    made: generateSecret(ctx, keepsCopy),
  }))
  const sealed = await sealWithPassphrase(fileContent(ctx, rotations, now), passphrase, ctx.random)
  await ctx.store.write(async (tx) => {
    const current = previewOf(await candidates(tx, ctx, pks), now)
    if (current.fingerprint !== fingerprint) throw changedMeanwhile()
    await replaceAll(tx, rotations, now)
    await recordAll(
      tx,
      ctx,
      rotations.map((rotation) => auditEvent(rotation, rotations.length)),
    )
  })
  const day = now.toISOString().slice(0, 10)
  return { rotated: rotations.length, sealed, fileName: `gatehouse-secrets-${day}.jwe` }
}

type Rotation = PlannedRotation & { made: MadeSecret }

/** In the order asked for. One that is out of reach is answered as one that does not exist. */
async function candidates(
  scope: StoreScope,
  ctx: ServiceContext,
  pks: readonly string[],
): Promise<RotationCandidate[]> {
  const clients = new Map((await scope.clients.byPks(pks)).map((client) => [client.pk, client]))
  const domainIds = [...new Set([...clients.values()].map((client) => client.domainId))]
  const domains = new Map((await scope.domains.byIds(domainIds)).map((domain) => [domain.id, domain]))
  const secrets = byClient(await scope.clients.secretsOf(pks))
  return pks.map((pk) => {
    const client = clients.get(pk)
    const domain = client && domains.get(client.domainId)
    if (!client || !domain) throw notFound(ctx.actor, 'client')
    authorize(ctx.actor, 'clients:secrets', domain.id)
    return { client, domain, secrets: secrets.get(pk) ?? [] }
  })
}

async function replaceAll(tx: StoreScope, rotations: readonly Rotation[], now: Date): Promise<void> {
  await tx.clients.deleteSecrets(rotations.flatMap(({ plan }) => plan.deleteIds))
  const survivors = new Map<number, string[]>()
  for (const { plan } of rotations) {
    if (!plan.survivor) continue
    const until = plan.survivor.until.getTime()
    survivors.set(until, [...(survivors.get(until) ?? []), plan.survivor.id])
  }
  for (const [until, ids] of survivors) await tx.clients.supersedeSecrets(ids, now, new Date(until))
  await tx.clients.insertSecrets(
    rotations.map(({ client, made, newSecretEndsAt }) => ({
      ...made.row,
      clientPk: client.pk,
      expiresAt: newSecretEndsAt,
    })),
  )
}

function auditEvent({ client, domain, secrets, plan, made }: Rotation, together: number) {
  const members = clientMembers(client, domain)
  return {
    action: 'client.rotate-secret',
    ...auditedClient(client, domain),
    before: { ...members, secret: currentSecret(secrets)?.id ?? null },
    after: { ...members, secret: made.row.id },
    detail: {
      previousSecretWorksUntil: plan.survivor?.until.toISOString() ?? null,
      rotatedTogetherWith: together - 1,
    },
  }
}

function fileContent(ctx: ServiceContext, rotations: readonly Rotation[], now: Date): SealedSecrets {
  return {
    format: 'gatehouse-client-secrets/1',
    server: ctx.publicUrl,
    rotatedAt: now.toISOString(),
    clients: rotations.map(({ client, domain, plan, made, newSecretEndsAt }) => ({
      domain: domain.name,
      clientId: client.clientId,
      name: client.name,
      clientSecret: made.clear,
      previousSecretWorksUntil: plan.survivor?.until.toISOString() ?? null,
      worksUntil: newSecretEndsAt?.toISOString() ?? null,
    })),
  }
}

function changedMeanwhile(): AppError {
  return new AppError(
    'stale',
    'Something about these clients changed after the preview. Nothing was rotated; look again.',
  )
}
