import { isSecretName, MASK } from '@/lib/audit/mask'
import { record } from '@/lib/audit/record'
import { staleError } from '@/lib/audit/stale-error'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize, may } from '@/lib/auth/permissions'
import type { AppError } from '@/lib/base/app-error'
import { parseOrThrow } from '@/lib/base/validate'
import type { OAuthConfigSetting } from '@/lib/schemas/oauth-config'
import { givenSettingsSchema } from '@/lib/schemas/oauth-config-schema'
import type { OAuthConfigRecord } from '@/lib/store/server-types'
import type { StoreScope } from '@/lib/store/store'
import type { SaveOptions } from './save'

/** The server-wide OAuth settings as they leave the service. */
export interface OAuthConfigView {
  id: 'OAuthConfig'
  settings: readonly OAuthConfigSetting[]
  /** 0 while nothing was ever written */
  version: number
  updatedAt: Date | null
}

/** @see spec admin-api §7 */
export async function getOAuthConfig(ctx: ServiceContext): Promise<OAuthConfigView> {
  authorize(ctx.actor, 'settings:read')
  const all = view(await ctx.store.oauthConfig.get())
  // Nobody knows what a setting of another product holds; who cannot write it back whole need not see a secret in it.
  return may(ctx.actor, 'settings:write') ? all : { ...all, settings: withoutSecrets(all.settings) }
}

/**
 * Replaces the whole map, as the surface of the original does: what is not among `given` is gone. A save that changes
 * nothing writes nothing.
 * @throws AppError validation_failed, stale
 */
export async function replaceOAuthConfig(
  ctx: ServiceContext,
  given: unknown,
  options: SaveOptions = {},
): Promise<OAuthConfigView> {
  authorize(ctx.actor, 'settings:write')
  const settings = parseOrThrow(givenSettingsSchema, given)
  return ctx.store.write((tx) => save(tx, ctx, () => settings, options))
}

/** Whether a map could take the place of the stored one. Writes nothing. @throws AppError validation_failed */
export async function checkOAuthConfig(
  ctx: ServiceContext,
  given: unknown,
): Promise<{ settings: OAuthConfigSetting[]; current: OAuthConfigView }> {
  authorize(ctx.actor, 'settings:write')
  return { settings: parseOrThrow(givenSettingsSchema, given), current: view(await ctx.store.oauthConfig.get()) }
}

/**
 * Sets or, with null, removes single settings and leaves all others as they are, unknown ones too.
 * @throws AppError validation_failed, stale
 */
export async function updateOAuthConfig(
  ctx: ServiceContext,
  changes: readonly (OAuthConfigSetting | { name: string; value: null })[],
  options: SaveOptions = {},
): Promise<OAuthConfigView> {
  authorize(ctx.actor, 'settings:write')
  return ctx.store.write((tx) =>
    save(tx, ctx, (current) => parseOrThrow(givenSettingsSchema, withChanges(current, changes)), options),
  )
}

/** The settings with some of them set or removed; the order of the others is kept, new ones come last. */
export function withChanges(
  settings: readonly OAuthConfigSetting[],
  changes: readonly (OAuthConfigSetting | { name: string; value: null })[],
): OAuthConfigSetting[] {
  const next = [...settings]
  for (const change of changes) {
    const at = next.findIndex(({ name }) => name === change.name)
    if (change.value === null) {
      if (at >= 0) next.splice(at, 1)
    } else if (at >= 0) next[at] = change
    else next.push(change)
  }
  return next
}

async function save(
  tx: StoreScope,
  ctx: ServiceContext,
  decide: (current: readonly OAuthConfigSetting[]) => OAuthConfigSetting[],
  { expectedVersion }: SaveOptions,
): Promise<OAuthConfigView> {
  const current = await tx.oauthConfig.get()
  if (expectedVersion !== undefined && expectedVersion !== (current?.version ?? 0)) throw await stale(tx, ctx, current)
  const settings = decide(current?.settings ?? [])
  if (current && JSON.stringify(current.settings) === JSON.stringify(settings)) return view(current)
  const updatedAt = ctx.clock.now()
  const isSaved = current
    ? await tx.oauthConfig.replace({ settings, updatedAt }, current.version)
    : await tx.oauthConfig.insert({ settings, updatedAt })
  if (!isSaved) throw await stale(tx, ctx, current)
  await record(tx, ctx, {
    action: current ? 'settings.update' : 'settings.create',
    entityKind: 'settings',
    entityId: ENTITY,
    entityName: ENTITY,
    before: current && byName(current.settings),
    after: byName(settings),
  })
  return { id: ENTITY, settings, version: (current?.version ?? 0) + 1, updatedAt }
}

const ENTITY = 'OAuthConfig' as const

function stale(tx: StoreScope, ctx: ServiceContext, current: OAuthConfigRecord | null): Promise<AppError> {
  const entity = {
    kind: 'settings' as const,
    id: ENTITY,
    label: 'server settings',
    updatedAt: current?.updatedAt ?? ctx.clock.now(),
  }
  return staleError(tx, entity, view(current))
}

function view(config: OAuthConfigRecord | null): OAuthConfigView {
  return { id: ENTITY, ...(config ?? { settings: [], version: 0, updatedAt: null }) }
}

/** One field a setting, so that an entry tells which ones changed, and those that hold secrets are masked by name. */
function byName(settings: readonly OAuthConfigSetting[]): Record<string, unknown> {
  return Object.fromEntries(
    settings.map(({ name, value }) => [name, typeof value === 'string' ? value : byName(value)]),
  )
}

function withoutSecrets(settings: readonly OAuthConfigSetting[]): OAuthConfigSetting[] {
  return settings.map(({ name, type, value }) => {
    if (typeof value !== 'string') return { name, type, value: withoutSecrets(value) }
    return { name, type, value: isSecretName(name) ? MASK : value }
  })
}
