import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize, may } from '@/lib/auth/permissions'
import type { InventoryCheck, InventoryProgress } from '@/lib/schemas/migration/inventory-import'
import { INVENTORY_KINDS, type InventoryKind } from '@/lib/schemas/migration/inventory-kinds'
import type { InventoryStage, StagedRow } from '@/lib/store/migration/bulk-stage'
import type { StoreScope } from '@/lib/store/store'
import { proofOf } from '@/lib/users/import/proof'
import { keysOf } from './keys'
import { type Known, known, Present } from './known'
import { Problems } from './problems'
import { applicationKey, referencesOfRow, resolveRow } from './resolve'
import type { ImportedValues } from './row-schemas'
import { type InventoryFormat, stageFile } from './stage-file'

/** Lines that are looked up together. */
const A_PAGE = 200
const PROGRESS_EVERY = 5000

/**
 * What an import would do: every line is read, compared with the others and with what is there, and nothing is stored.
 * A file may be longer than memory; lines wait in `stage`, on disk.
 * @returns the outcome, as the last step tells it too
 */
export async function* checkInventory(
  ctx: ServiceContext,
  format: InventoryFormat,
  bytes: AsyncIterable<Uint8Array>,
  stage: InventoryStage,
): AsyncGenerator<InventoryProgress, InventoryCheck> {
  authorize(ctx.actor, 'migration:write')
  const problems = new Problems()
  const staging = stageFile(ctx, format, bytes, stage, problems)
  let read = await staging.next()
  for (; !read.done; read = await staging.next()) yield { step: 'reading', lines: read.value }
  const { lines, fileHash } = read.value
  let done = 0
  for (const kind of INVENTORY_KINDS) {
    let after = 0
    for (;;) {
      const page = stage.page(kind, after, A_PAGE, 'read')
      const last = page.at(-1)
      if (!last) break
      after = last.line
      await resolvePage(ctx, stage, page, problems)
      if (Math.floor((done + page.length) / PROGRESS_EVERY) > Math.floor(done / PROGRESS_EVERY)) {
        yield { step: 'checking', done: done + page.length, of: lines }
      }
      done += page.length
      await nextTurn()
    }
  }
  const added: Partial<Record<InventoryKind, number>> = {}
  let existing = 0
  for (const { kind, state, count } of stage.counts()) {
    if (state === 'new') added[kind] = count
    if (state === 'existing') existing += count
  }
  const facts = ['inventory', ctx.actor.id ?? '', fileHash, format, JSON.stringify(added), existing, problems.bad]
  const check = {
    lines,
    added,
    existing,
    bad: problems.bad,
    problems: problems.told,
    proof: proofOf(ctx.masterKey, facts),
  }
  yield { step: 'checked', check }
  return check
}

async function resolvePage(ctx: ServiceContext, stage: InventoryStage, page: StagedRow[], problems: Problems) {
  const scope: StoreScope = ctx.store
  const mayAddGateways = may(ctx.actor, 'domains:update')
  const wanted = page.flatMap((row) => [
    { kind: row.kind, keys: keysOf(row.kind, row.values as ImportedValues).map(([, key]) => key) },
    ...referencesOfRow(row),
  ])
  const present = await Present.of(scope, wanted)
  const applications = await applicationsOf(scope, stage, page, present)
  const domains = await domainsOf(scope, page)
  const resolved = page.map((row) => resolveRow(row, stage, applications ?? present, { domains, mayAddGateways }))
  for (const each of resolved) problems.add(each.problems)
  stage.save(resolved.map(({ row }) => row))
}

/** Applications of integrations: whose they are, is known once their environments are. */
async function applicationsOf(scope: StoreScope, stage: InventoryStage, page: readonly StagedRow[], present: Present) {
  const keys = page.flatMap((row) => {
    const name = row.kind === 'integration' ? row.values.application : undefined
    const environment: Known | null = known(
      stage,
      present,
      'environment',
      `c:${String(row.values.parent).toLowerCase()}`,
    )
    return typeof name === 'string' && environment ? [applicationKey(row, environment, name)] : []
  })
  return keys.length === 0 ? null : present.and(scope, [{ kind: 'application', keys }])
}

async function domainsOf(scope: StoreScope, page: readonly StagedRow[]): Promise<Map<string, string>> {
  const names = new Set(page.flatMap((row) => (row.kind === 'gateway' ? [String(row.values.parent)] : [])))
  const ids = new Map<string, string>()
  for (const name of names) {
    const domain = await scope.domains.byName(name)
    if (domain) ids.set(name, domain.id)
  }
  return ids
}
