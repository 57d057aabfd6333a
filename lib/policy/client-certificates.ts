import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { fieldError } from '@/lib/base/app-error'
import { parseOrThrow } from '@/lib/base/validate'
import { type ClientCertificateView, clientCertificateSchema } from '@/lib/schemas/client-certificate'
import type { ClientRecord, DomainRecord } from '@/lib/store/policy-types'
import type { StoreScope } from '@/lib/store/store'
import type { ClientCertificateRecord } from '@/lib/store/trust-types'
import { certificateOf, certificateView, isThumbprintOf } from './client-certificate-rules'
import { auditedClient } from './client-view'
import { notFound, withFieldConflicts } from './failures'
import { type ClientSelector, loadClient } from './load'
import { authorizeSecretChange } from './replace-secret'

const MAX_CERTIFICATES = 20
const inputSchema = clientCertificateSchema.pick({ certificateValue: true })

/** The certificates registered with a client, oldest first. */
export async function listClientCertificates(
  ctx: ServiceContext,
  selector: ClientSelector,
): Promise<ClientCertificateView[]> {
  const { client } = await loadClient(ctx.store, ctx.actor, 'clients:read', selector)
  return (await ctx.store.clientCertificates.ofClient(client.pk)).map(certificateView)
}

/**
 * Registers a certificate: whoever holds its key can prove to be the client.
 * @throws AppError validation_failed or conflict on `certificateValue`; reauthentication_required in the console when
 * the password was not proved in the last five minutes
 */
export async function addClientCertificate(
  ctx: ServiceContext,
  selector: ClientSelector,
  input: unknown,
): Promise<ClientCertificateView> {
  return withFieldConflicts(() =>
    ctx.store.write(async (tx) => {
      const { client, domain } = await loadClient(tx, ctx.actor, 'clients:secrets', selector)
      authorizeSecretChange(ctx, domain.id)
      const { certificateValue } = parseOrThrow(inputSchema, input)
      const now = ctx.clock.now()
      const facts = certificateOf(certificateValue, now)
      const before = await tx.clientCertificates.ofClient(client.pk)
      if (before.length >= MAX_CERTIFICATES) {
        throw fieldError('certificateValue', `A client has at most ${MAX_CERTIFICATES} certificates; delete old ones`)
      }
      const fresh: ClientCertificateRecord = { ...facts, id: ctx.random.uuid(), clientPk: client.pk, createdAt: now }
      await tx.clientCertificates.insert(fresh)
      await recordChange(tx, ctx, 'client.add-certificate', client, domain, before, [...before, fresh])
      return certificateView(fresh)
    }),
  )
}

/**
 * Takes certificates away from a client: one by its thumbprint, or all of them.
 * @param thumbprint `x5t#S256` or `x5t`, in base64url or in hex; absent means every certificate
 */
export async function removeClientCertificates(
  ctx: ServiceContext,
  selector: ClientSelector,
  thumbprint?: string,
): Promise<ClientCertificateView[]> {
  return ctx.store.write(async (tx) => {
    const { client, domain } = await loadClient(tx, ctx.actor, 'clients:secrets', selector)
    authorizeSecretChange(ctx, domain.id)
    const before = await tx.clientCertificates.ofClient(client.pk)
    const gone = thumbprint === undefined ? before : before.filter((each) => isThumbprintOf(each, thumbprint))
    if (gone.length === 0) throw notFound(ctx.actor, 'certificate of this client')
    await tx.clientCertificates.delete(gone.map((each) => each.id))
    const left = before.filter((each) => !gone.includes(each))
    await recordChange(tx, ctx, 'client.remove-certificate', client, domain, before, left)
    return gone.map(certificateView)
  })
}

/** Told of the client, so that it stands in the client's history. */
async function recordChange(
  tx: StoreScope,
  ctx: ServiceContext,
  action: string,
  client: ClientRecord,
  domain: DomainRecord,
  before: readonly ClientCertificateRecord[],
  after: readonly ClientCertificateRecord[],
): Promise<void> {
  const named = (list: readonly ClientCertificateRecord[]) => ({
    certificates: list.map(({ subject, x5tS256 }) => `${subject.replaceAll('\n', ', ')} (${x5tS256})`),
  })
  await record(tx, ctx, { action, ...auditedClient(client, domain), before: named(before), after: named(after) })
}
