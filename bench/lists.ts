import Database from 'better-sqlite3'
import { initialise, systemContext } from '@/lib/auth/system'
import { parseEnv } from '@/lib/base/env'
import { listClients } from '@/lib/policy/clients'
import { listDomains } from '@/lib/policy/domains'
import { listResources } from '@/lib/policy/resources'
import { searchConsole } from '@/lib/policy/search'

export interface ListFigure {
  name: string
  medianMs: number
  worstMs: number
  /** steps of any query's plan that walk a table without an index; empty when there is none */
  walks: string[]
  /** the indexes those plans use */
  indexes: string[]
}

const ROUNDS = 15

/** Time of each list of the console in the service, with the plan of every statement it ran. */
export async function measureLists(dataDir: string, domainName: string): Promise<ListFigure[]> {
  const statements = recordStatements()
  const settings = parseEnv({ GATEHOUSE_DATA_DIR: dataDir, GATEHOUSE_LOG_LEVEL: 'warn' })
  const system = await initialise({ settings })
  const ctx = systemContext('bench', system)
  const domain = await system.store.domains.byName(domainName)
  const plans = new Database(`${dataDir}/gatehouse.db`, { readonly: true })
  const clients = (query: object) => () => listClients(ctx, query)
  const inDomain = { domain: domain?.id }
  const deep = await listClients(ctx, { limit: 200, sort: 'clientId' })
  const lists: [string, () => Promise<unknown>][] = [
    ['clients', clients({})],
    ['clients, last page first', clients({ direction: 'desc' })],
    ['clients by id', clients({ sort: 'clientId' })],
    ['clients by id, a later page', clients({ sort: 'clientId', cursor: deep.nextCursor ?? undefined })],
    ['clients by age', clients({ sort: 'createdAt', direction: 'desc' })],
    ['clients of a domain', clients(inDomain)],
    ['clients of a domain by id', clients({ ...inDomain, sort: 'clientId' })],
    ['clients by type', clients({ ...inDomain, type: 'PUBLIC_CLIENT' })],
    ['clients by common grant', clients({ grant: 'CLIENT_CREDENTIALS' })],
    ['clients by rare grant', clients({ grant: 'PASSWORD' })],
    ['clients by rare grant and type', clients({ grant: 'PASSWORD', type: 'MOBILE_CLIENT' })],
    ['clients found by a common word', clients({ q: 'ledger' })],
    ['clients found by two words', clients({ q: 'ledger gateway' })],
    ['clients found by id', clients({ q: 'ledger-0500' })],
    ['clients, nothing found', clients({ q: 'zzzz' })],
    ['domains', () => listDomains(ctx, {})],
    ['resource servers', () => listResources(ctx, {})],
    ['palette search', () => searchConsole(ctx, 'led')],
  ]
  const figures = await measureEach(lists, statements, plans)
  plans.close()
  await system.store.close()
  return figures
}

/** Runs each list a few times and tells its times, and how the database ran its statements. */
export async function measureEach(
  lists: readonly [string, () => Promise<unknown>][],
  statements: Set<string>,
  plans: Database.Database,
): Promise<ListFigure[]> {
  const figures: ListFigure[] = []
  for (const [name, list] of lists) {
    statements.clear()
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const startedAt = performance.now()
      await list()
      times.push(performance.now() - startedAt)
    }
    times.sort((a, b) => a - b)
    const explained = [...statements].map((statement) => explain(plans, statement))
    figures.push({
      name,
      medianMs: times[ROUNDS >> 1] ?? 0,
      worstMs: times[ROUNDS - 1] ?? 0,
      walks: [...new Set(explained.flatMap((plan) => plan.walks))],
      indexes: [...new Set(explained.flatMap((plan) => plan.indexes))],
    })
  }
  return figures
}

/** Every statement SQLite is given from now on in this process. */
export function recordStatements(): Set<string> {
  const seen = new Set<string>()
  const { prepare } = Database.prototype
  Database.prototype.prepare = function (this: Database.Database, sql: string) {
    if (/^\s*(SELECT|WITH)/i.test(sql)) seen.add(sql)
    return prepare.call(this, sql)
  } as typeof prepare
  return seen
}

/** What SQLite would do for a statement: steps that read a whole table, and the indexes it uses. */
function explain(database: Database.Database, statement: string): { walks: string[]; indexes: string[] } {
  // A condition that is never true reads nothing, though its plan says otherwise.
  if (/\b1=0\b/.test(statement)) return { walks: [], indexes: [] }
  const parameters = new Array((statement.match(/\?/g) ?? []).length).fill(null)
  const steps = (database.prepare(`EXPLAIN QUERY PLAN ${statement}`).all(parameters) as { detail: string }[]).map(
    ({ detail }) => detail,
  )
  // What a subquery took from an index may then be read from end to end.
  const subqueries = steps.flatMap((step) => /^(?:CO-ROUTINE|MATERIALIZE) (\w+)/.exec(step)?.[1] ?? [])
  const isWalk = (step: string) => {
    const scanned = /^SCAN (\S+)/.exec(step)?.[1]
    return scanned !== undefined && !step.includes(' USING ') && ![...subqueries, 'CONSTANT'].includes(scanned)
  }
  return {
    walks: steps.filter(isWalk),
    indexes: steps.flatMap((step) => / USING (?:COVERING )?INDEX (\S+)/.exec(step)?.[1] ?? []),
  }
}
