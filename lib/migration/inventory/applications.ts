import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize, requireRecentAuthentication } from '@/lib/auth/permissions'
import { AppError } from '@/lib/base/app-error'
import { sha256Hex } from '@/lib/base/hash'
import type { InventoryItem } from '@/lib/schemas/migration/inventory'
import type { ApplicationRecord } from '@/lib/store/migration/inventory-types'
import type { StoreScope } from '@/lib/store/store'
import { audited, createInventoryItem, oneItem } from './inventory'

export interface ApplicationWithKey {
  application: InventoryItem<'application'>
  /** value of the header x-app-key; told this once */
  key: string
}

/** Makes an application with a key that is told once and kept as a hash. */
export async function createApplication(ctx: ServiceContext, input: unknown): Promise<ApplicationWithKey> {
  requireRecentAuthentication(ctx.actor, ctx.clock.now())
  const { key, ...hashed } = newKey(ctx)
  const application = await createInventoryItem(ctx, 'application', input, (made) => ({ ...made, ...hashed }))
  return { application, key }
}

/** Another key; the one before stops working with this commit. */
export async function rotateApplicationKey(ctx: ServiceContext, id: string): Promise<ApplicationWithKey> {
  authorize(ctx.actor, 'migration:write')
  requireRecentAuthentication(ctx.actor, ctx.clock.now())
  const { key, ...hashed } = newKey(ctx)
  const application = await change(ctx, id, 'application.rotate-key', (current) => ({ ...current, ...hashed }))
  return { application, key }
}

/** Calls with the key of a disabled application are refused. */
export async function setApplicationDisabled(
  ctx: ServiceContext,
  id: string,
  isDisabled: boolean,
): Promise<InventoryItem<'application'>> {
  authorize(ctx.actor, 'migration:write')
  return change(ctx, id, isDisabled ? 'application.disable' : 'application.enable', (current) => ({
    ...current,
    disabledAt: isDisabled ? (current.disabledAt ?? ctx.clock.now()) : null,
  }))
}

/** @returns the application after the change; asking for what already is changes nothing and is not on record */
async function change(
  ctx: ServiceContext,
  id: string,
  action: string,
  next: (current: ApplicationRecord) => ApplicationRecord,
): Promise<InventoryItem<'application'>> {
  return ctx.store.write(async (tx) => {
    const current = await loadApplication(tx, id)
    const changed = next(current)
    if (changed.keyHash === current.keyHash && (changed.disabledAt === null) === (current.disabledAt === null)) {
      return oneItem(tx, 'application', current)
    }
    const saved = { ...changed, updatedAt: ctx.clock.now() }
    await tx.inventory.applications.replace(saved, current.version)
    const item = await oneItem(tx, 'application', { ...saved, version: current.version + 1 } as ApplicationRecord)
    await record(tx, ctx, {
      action,
      ...audited(item),
      before: { keyEnd: current.keyHint, disabledAt: current.disabledAt },
      after: { keyEnd: saved.keyHint, disabledAt: saved.disabledAt },
    })
    return item
  })
}

async function loadApplication(tx: StoreScope, id: string): Promise<ApplicationRecord> {
  const found = id.length > 64 ? null : await tx.inventory.applications.byId(id)
  if (!found) throw new AppError('not_found', 'There is no application like that')
  return found
}

function newKey(ctx: ServiceContext) {
  const key = ctx.random.uuid()
  return { key, ...hashedKey(key) }
}

/** What is kept of an application key. */
export function hashedKey(key: string): { keyHash: string; keyHint: string } {
  return { keyHash: sha256Hex(key), keyHint: key.slice(-4) }
}
