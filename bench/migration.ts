import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { initialise, systemContext } from '@/lib/auth/system'
import { parseEnv } from '@/lib/base/env'
import { environmentCalendar, listEnvironments, migrationBoard, migrationOverview } from '@/lib/migration/environments'
import { listIntegrations } from '@/lib/migration/integrations'
import { checkInventory } from '@/lib/migration/inventory/import/check-inventory'
import { withStage } from '@/lib/migration/inventory/import/with-stage'
import { listInventory } from '@/lib/migration/inventory/inventory'
import { completeMigration } from '@/lib/migration/transitions'
import { BORN } from '@/lib/store/testing/records'
import { seedEnvironmentId, seedMigration } from '@/lib/store/testing/seed-migration'
import { type ListFigure, measureEach, recordStatements } from './lists'

const ENVIRONMENTS = 10_000
const INTEGRATIONS_OF_EACH = 20
const COMPLETED = 10_000
const LINES = 1_000_000

/** Opens a database of its own below a folder, seeded anew. */
async function opened(folder: string, size: Parameters<typeof seedMigration>[1]) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const settings = parseEnv({ GATEHOUSE_DATA_DIR: folder, GATEHOUSE_LOG_LEVEL: 'warn' })
  const system = await initialise({ settings })
  await seedMigration(settings.DATABASE_URL, size)
  return { system, ctx: systemContext('bench', system) }
}

/** Time of the board and of each list of the migration in the service, with the plans of their statements. */
export async function measureMigration(dataDir: string): Promise<ListFigure[]> {
  const folder = path.join(dataDir, 'migration')
  const statements = recordStatements()
  const { system, ctx } = await opened(folder, {
    environments: ENVIRONMENTS,
    integrations: INTEGRATIONS_OF_EACH,
    users: 1,
  })
  const plans = new Database(path.join(folder, 'gatehouse.db'), { readonly: true })
  const environments = (query: object) => () => listEnvironments(ctx, query)
  const inMiddle = seedEnvironmentId(ENVIRONMENTS / 2)
  const second = await listEnvironments(ctx, { limit: 200 })
  const month = { from: BORN, to: new Date(BORN.getTime() + 31 * 86_400_000) }
  const lists: [string, () => Promise<unknown>][] = [
    ['board', () => migrationBoard(ctx)],
    ['board of one enterprise', () => migrationBoard(ctx, { enterprise: 'e-7' })],
    ['board, who is still on SSD', () => migrationBoard(ctx, { attention: 'ssd' })],
    ['overview', () => migrationOverview(ctx)],
    ['environments by name', environments({})],
    ['environments, a later page', environments({ cursor: second.nextCursor ?? undefined })],
    ['environments by window', environments({ sort: 'windowAt' })],
    ['environments still on SSD first', environments({ sort: 'ssdOnly', direction: 'desc' })],
    ['environments migrating', environments({ phase: ['MIGRATING'] })],
    ['environments of a partner', environments({ partner: 'partner-7' })],
    ['environments found by name', environments({ q: 'c500' })],
    ['calendar of a month', () => environmentCalendar(ctx, month)],
    ['integrations of one environment', () => listIntegrations(ctx, inMiddle, {})],
    ['inventory: chains', () => listInventory(ctx, 'chain', {})],
    ['inventory: chains, nothing found', () => listInventory(ctx, 'chain', { q: 'zzzz' })],
    ['inventory: environments', () => listInventory(ctx, 'environment', {})],
  ]
  const figures = await measureEach(lists, statements, plans)
  plans.close()
  await system.store.close()
  return figures
}

/** One completion, which converts thousands of users in one transaction. */
export async function measureCompletion(dataDir: string): Promise<{ integrations: number; seconds: number }> {
  const size = { environments: 1, integrations: COMPLETED, users: 1, phase: 'CUTOVER' }
  const { system, ctx } = await opened(path.join(dataDir, 'completion'), size)
  const begunAt = performance.now()
  await completeMigration(ctx, seedEnvironmentId(0))
  const seconds = (performance.now() - begunAt) / 1000
  await system.store.close()
  return { integrations: COMPLETED, seconds }
}

export interface ImportFigure {
  lines: number
  seconds: number
  /** longest that nothing else got its turn, in processor time */
  longestTurnMs: number
  /** growth of the process, whatever of it is garbage */
  memoryMb: number
}

/** The check of a file of a million hotels, made up as it is read. */
export async function measureInventoryCheck(dataDir: string): Promise<ImportFigure> {
  const { system, ctx } = await opened(path.join(dataDir, 'inventory'), { environments: 1, integrations: 1 })
  const before = process.memoryUsage().rss
  let most = before
  let longestTurnMs = 0
  let last = process.cpuUsage()
  const watch = setInterval(() => {
    const { user, system: kernel } = process.cpuUsage(last)
    longestTurnMs = Math.max(longestTurnMs, (user + kernel) / 1000)
    last = process.cpuUsage()
    most = Math.max(most, process.memoryUsage().rss)
  }, 5)
  const begunAt = performance.now()
  let good = 0
  for await (const step of withStage((stage) => checkInventory(ctx, 'csv', hotels(), stage))) {
    if (step.step === 'checked') good = step.check.lines - step.check.bad
  }
  const seconds = (performance.now() - begunAt) / 1000
  clearInterval(watch)
  await system.store.close()
  if (good !== LINES) throw new Error(`${LINES - good} lines of the file were refused`)
  return { lines: LINES, seconds, longestTurnMs, memoryMb: (most - before) / 1024 / 1024 }
}

async function* hotels(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('kind,parent,code,name\n')
  const piece = 1000
  for (let from = 0; from < LINES; from += piece) {
    const lines = Array.from({ length: piece }, (_, at) => `property,C0,H${from + at},Hotel number ${from + at}\n`)
    yield Buffer.from(lines.join(''))
  }
}
