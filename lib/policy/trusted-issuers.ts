import { record } from '@/lib/audit/record'
import { staleError } from '@/lib/audit/stale-error'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { AppError, fieldError } from '@/lib/base/app-error'
import { parseOrThrow } from '@/lib/base/validate'
import {
  createTrustedIssuerSchema,
  type TrustedIssuerView,
  updateTrustedIssuerSchema,
} from '@/lib/schemas/trusted-issuer'
import { TRUSTED_ISSUER_DEFAULTS } from '@/lib/schemas/trusted-issuer-defaults'
import type { DomainRecord } from '@/lib/store/policy-types'
import type { StoreScope } from '@/lib/store/store'
import type { TrustedIssuerRecord } from '@/lib/store/trust-types'
import { issuerMembers, loadIssuerSwitches } from './domain-view'
import { notFound, withFieldConflicts } from './failures'
import { loadDomain } from './load'
import { changedMembers, type SaveOptions } from './save'
import { changedKeys, pastedKeys } from './trusted-issuer-rules'
import { auditedIssuer, auditedIssuerMembers, trustedIssuerView } from './trusted-issuer-view'

const MAX_ISSUERS = 200

/** Whose assertions a domain believes, by name; a domain has at most 200. */
export async function listTrustedIssuers(ctx: ServiceContext, domainId: string): Promise<TrustedIssuerView[]> {
  const domain = await loadDomain(ctx.store, ctx.actor, 'domains:read', { id: domainId })
  return (await ctx.store.trustedIssuers.ofDomain(domain.id, MAX_ISSUERS)).map(trustedIssuerView)
}

/**
 * Makes a domain believe somebody. Keys are pasted, never fetched from an address.
 * @throws AppError conflict on `issuer` when the domain knows it already, validation_failed on `keys`
 */
export async function createTrustedIssuer(
  ctx: ServiceContext,
  domainId: string,
  input: unknown,
): Promise<TrustedIssuerView> {
  authorize(ctx.actor, 'domains:update')
  const { keys: text, ...given } = parseOrThrow(createTrustedIssuerSchema, input)
  const keys = pastedKeys(text, 'keys')
  return withFieldConflicts(() =>
    ctx.store.write(async (tx) => {
      const domain = await loadDomain(tx, ctx.actor, 'domains:update', { id: domainId })
      await refuseOwnIssuer(tx, ctx, domain, given.issuer)
      if ((await tx.trustedIssuers.count(domain.id)) >= MAX_ISSUERS) {
        throw new AppError('validation_failed', `A domain has at most ${MAX_ISSUERS} trusted issuers`)
      }
      const now = ctx.clock.now()
      const fresh: TrustedIssuerRecord = {
        ...TRUSTED_ISSUER_DEFAULTS,
        ...given,
        id: ctx.random.uuid(),
        domainId: domain.id,
        keys,
        version: 1,
        createdAt: now,
        updatedAt: now,
      }
      await tx.trustedIssuers.insert(fresh)
      await record(tx, ctx, {
        action: 'trusted-issuer.create',
        ...auditedIssuer(fresh, domain),
        after: auditedIssuerMembers(fresh),
      })
      return trustedIssuerView(fresh)
    }),
  )
}

/** Changes what is sent and keeps the rest. `addKeys` is pasted text, `removeKeys` are thumbprints; one key must stay. */
export async function updateTrustedIssuer(
  ctx: ServiceContext,
  id: string,
  patch: unknown,
  options: SaveOptions = {},
): Promise<TrustedIssuerView> {
  authorize(ctx.actor, 'domains:update')
  const { addKeys, removeKeys, ...given } = parseOrThrow(updateTrustedIssuerSchema, patch)
  const added = addKeys ? pastedKeys(addKeys, 'addKeys') : []
  return ctx.store.write(async (tx) => {
    const { issuer: current, domain } = await loadIssuer(tx, ctx, id)
    const stale = () =>
      staleError(
        tx,
        { kind: 'trusted-issuer', id: current.id, label: 'trusted issuer', updatedAt: current.updatedAt },
        trustedIssuerView(current),
      )
    if (options.expectedVersion !== undefined && options.expectedVersion !== current.version) throw await stale()
    const next = { ...current, ...given, keys: changedKeys(current.keys, added, removeKeys) }
    if (changedMembers(current, next).length === 0) return trustedIssuerView(current)
    const saved = { ...next, updatedAt: ctx.clock.now() }
    if (!(await tx.trustedIssuers.replace(saved, current.version))) throw await stale()
    await record(tx, ctx, {
      action: 'trusted-issuer.update',
      ...auditedIssuer(saved, domain),
      before: auditedIssuerMembers(current),
      after: auditedIssuerMembers(saved),
    })
    return trustedIssuerView({ ...saved, version: current.version + 1 })
  })
}

/** Its assertions are refused from the next request on; tokens that were issued for them live on. */
export async function deleteTrustedIssuer(ctx: ServiceContext, id: string): Promise<{ issuer: string }> {
  return ctx.store.write(async (tx) => {
    const { issuer, domain } = await loadIssuer(tx, ctx, id)
    await tx.trustedIssuers.delete(issuer.id)
    await record(tx, ctx, {
      action: 'trusted-issuer.delete',
      ...auditedIssuer(issuer, domain),
      before: auditedIssuerMembers(issuer),
    })
    return { issuer: issuer.issuer }
  })
}

async function loadIssuer(
  tx: StoreScope,
  ctx: ServiceContext,
  id: string,
): Promise<{ issuer: TrustedIssuerRecord; domain: DomainRecord }> {
  authorize(ctx.actor, 'domains:update')
  const issuer = id.length > 64 ? null : await tx.trustedIssuers.byId(id)
  if (!issuer) throw notFound(ctx.actor, 'trusted issuer')
  return { issuer, domain: await loadDomain(tx, ctx.actor, 'domains:update', { id: issuer.domainId }) }
}

/** The domain believes its own keys already, under rules of their own. */
async function refuseOwnIssuer(tx: StoreScope, ctx: ServiceContext, domain: DomainRecord, issuer: string) {
  const own = issuerMembers(ctx.publicUrl, domain, await loadIssuerSwitches(tx)).issuer
  if (issuer === own) throw fieldError('issuer', 'is this domain itself, whose own keys are believed already')
}
