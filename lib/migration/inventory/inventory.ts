import { record } from '@/lib/audit/record'
import { staleError } from '@/lib/audit/stale-error'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { AppError } from '@/lib/base/app-error'
import type { Page } from '@/lib/base/page'
import { parseOrThrow } from '@/lib/base/validate'
import {
  FIXED_FIELDS,
  INVENTORY_SCHEMAS,
  type InventoryItem,
  type InventoryListQuery,
  type InventoryValues,
  inventoryListQuerySchema,
} from '@/lib/schemas/migration/inventory'
import { KIND_WORDS, type ListedKind } from '@/lib/schemas/migration/inventory-kinds'
import type { StoreScope } from '@/lib/store/store'
import { restandEnterprise } from '../restand-all'
import { broken, withTakenFields } from './failures'
import { authorizeKind } from './inventory-access'
import type { Birth } from './kind-rules'
import { rulesOf } from './kinds'

export interface SaveOptions {
  /** the version the editor saw; absent means whatever is there */
  expectedVersion?: number | undefined
}

/** One page of what the inventory holds of a kind, in the order of names or codes. */
export async function listInventory<K extends ListedKind>(
  ctx: ServiceContext,
  kind: K,
  query: Partial<InventoryListQuery> = {},
): Promise<Page<InventoryItem<K>>> {
  authorize(ctx.actor, 'migration:read')
  const page = await rulesOf(kind).table(ctx.store).list(parseOrThrow(inventoryListQuerySchema, query))
  return { ...page, items: await items(ctx.store, kind, page.items) }
}

/** @throws AppError not_found */
export async function getInventoryItem<K extends ListedKind>(
  ctx: ServiceContext,
  kind: K,
  id: string,
): Promise<InventoryItem<K>> {
  authorize(ctx.actor, 'migration:read')
  return oneItem(ctx.store, kind, await load(ctx.store, kind, id))
}

/** @throws AppError validation_failed or conflict on the field that breaks a rule */
export async function createInventoryItem<K extends ListedKind>(
  ctx: ServiceContext,
  kind: K,
  input: unknown,
  finish: (record: Birth) => Birth = (made) => made,
): Promise<InventoryItem<K>> {
  authorizeKind(ctx.actor, kind)
  const values = parseOrThrow(INVENTORY_SCHEMAS[kind], input) as InventoryValues<K>
  const rules = rulesOf(kind)
  return withTakenFields(() =>
    ctx.store.write(async (tx) => {
      const now = ctx.clock.now()
      const birth = { id: ctx.random.uuid(), version: 1, createdAt: now, updatedAt: now }
      const made = finish(await rules.build(tx, values, birth))
      await rules.table(tx).insert(made)
      const item = await oneItem(tx, kind, made)
      await record(tx, ctx, { action: `${kind}.create`, ...audited(item), after: item.values })
      return item
    }),
  )
}

/**
 * Changes what is given; fields that others are made of are fixed.
 * @throws AppError stale when somebody saved in between
 */
export async function updateInventoryItem<K extends ListedKind>(
  ctx: ServiceContext,
  kind: K,
  id: string,
  patch: Record<string, unknown>,
  options: SaveOptions = {},
): Promise<InventoryItem<K>> {
  authorizeKind(ctx.actor, kind)
  const rules = rulesOf(kind)
  return withTakenFields(() =>
    ctx.store.write(async (tx) => {
      const current = await load(tx, kind, id)
      const before = await oneItem(tx, kind, current)
      const values = parseOrThrow(INVENTORY_SCHEMAS[kind], { ...before.values, ...patch }) as InventoryValues<K>
      checkFixed(kind, before.values, values)
      const stale = () =>
        staleError(tx, { kind, id, label: KIND_WORDS[kind].one, updatedAt: current.updatedAt }, before)
      if (options.expectedVersion !== undefined && options.expectedVersion !== current.version) throw await stale()
      const next = { ...(await rules.change(tx, current, values)), updatedAt: ctx.clock.now() }
      if (!(await rules.table(tx).replace(next, current.version))) throw await stale()
      // That an enterprise has no id is held against every integration in it.
      if (kind === 'enterprise') await restandEnterprise(tx, id, ctx.clock.now())
      const after = await oneItem(tx, kind, { ...next, version: current.version + 1 })
      await record(tx, ctx, {
        action: `${kind}.update`,
        ...audited(after),
        before: before.values,
        after: after.values,
      })
      return after
    }),
  )
}

/** @throws AppError in_use while something depends on it, told by kind and number */
export async function deleteInventoryItem(
  ctx: ServiceContext,
  kind: ListedKind,
  id: string,
): Promise<{ label: string }> {
  authorizeKind(ctx.actor, kind)
  return ctx.store.write(async (tx) => {
    const current = await load(tx, kind, id)
    const item = await oneItem(tx, kind, current)
    if (item.dependents.length > 0) {
      const { one } = KIND_WORDS[kind]
      const held = item.dependents.map(({ what, count }) => `${what} (${count.toLocaleString('en')})`).join(', ')
      throw new AppError('in_use', `The ${one} ${item.label} still has ${held}; delete those first`, {
        data: item.dependents,
      })
    }
    await rulesOf(kind).table(tx).delete(id)
    await record(tx, ctx, { action: `${kind}.delete`, ...audited(item), before: item.values })
    return { label: item.label }
  })
}

export async function load(scope: StoreScope, kind: ListedKind, id: string): Promise<Birth> {
  const found = id.length > 64 ? null : await rulesOf(kind).table(scope).byId(id)
  if (!found) throw new AppError('not_found', `There is no ${KIND_WORDS[kind].one} like that`)
  return found
}

export async function oneItem<K extends ListedKind>(
  scope: StoreScope,
  kind: K,
  found: Birth,
): Promise<InventoryItem<K>> {
  const [item] = await items(scope, kind, [found])
  if (!item) throw new Error('one row makes one item')
  return item
}

async function items<K extends ListedKind>(
  scope: StoreScope,
  kind: K,
  records: readonly Birth[],
): Promise<InventoryItem<K>[]> {
  const rules = rulesOf(kind)
  const [described, dependents] = await Promise.all([
    rules.describe(scope, records),
    rules.table(scope).dependents(records.map(({ id }) => id)),
  ])
  return records.flatMap(({ id, version, createdAt }, at) => {
    const words = described[at]
    return words ? [{ kind, id, version, createdAt, dependents: dependents.get(id) ?? [], ...words }] : []
  })
}

export function audited(item: InventoryItem) {
  return { entityKind: item.kind, entityId: item.id, entityName: item.label }
}

function checkFixed<K extends ListedKind>(kind: K, before: InventoryValues<K>, after: InventoryValues<K>): void {
  const [was, is] = [before as Record<string, unknown>, after as Record<string, unknown>]
  const moved = FIXED_FIELDS[kind].filter((field) => was[field] !== is[field])
  if (moved.length > 0) throw broken(Object.fromEntries(moved.map((field) => [field, ['cannot be changed']])))
}
