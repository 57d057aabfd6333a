import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ServiceContext } from '@/lib/auth/context'
import { AppError } from '@/lib/base/app-error'
import { sha256Hex } from '@/lib/base/hash'
import { parseOrThrow } from '@/lib/base/validate'
import { IMPORT_MAX_BYTES, IMPORT_MAX_PASSWORDS, type ImportCheck, type ImportProblem } from '@/lib/schemas/user-import'
import { importRequestSchema } from '@/lib/schemas/user-import-schema'
import { loadIdentityStore } from '../reach'
import { requireBuiltIn } from '../user-rules'
import { proofOf } from './proof'
import { type ImportedUser, readLine } from './read-line'
import { readTable, type Table } from './read-table'

/** Lines between two turns of the event loop. */
const LINES_A_TURN = 200
const SAMPLE = 5

export interface CheckedImport {
  storeId: string
  users: { line: number; user: ImportedUser }[]
  check: ImportCheck
}

/**
 * What an import would do: every line is read as it would be stored, and nothing is.
 * @throws AppError when the file as a whole cannot be taken, or the store is not the actor's to write
 */
export async function checkImport(ctx: ServiceContext, input: unknown, file: Buffer): Promise<CheckedImport> {
  const { storeId, mapping } = parseOrThrow(importRequestSchema, input)
  requireBuiltIn(await loadIdentityStore(ctx.store, ctx.actor, 'users:write', { id: storeId }), 'people are added')
  if (file.length > IMPORT_MAX_BYTES) throw new AppError('too_large', 'The file may have at most 20 MB')
  const table = await readTable(file)
  if (table.headers.length !== mapping.length) {
    throw new AppError('validation_failed', 'The mapping does not fit the columns of this file')
  }
  const { users, problems } = await readLines(table, mapping)
  const free = await withoutTaken(ctx, storeId, users, problems, table.headers[mapping.indexOf('username')] ?? '')
  const all = table.broken ? [...problems, table.broken] : problems
  all.sort((a, b) => a.line - b.line)
  const withPassword = free.filter(({ user }) => user.password !== undefined).length
  if (withPassword > IMPORT_MAX_PASSWORDS) {
    const limit = IMPORT_MAX_PASSWORDS.toLocaleString('en')
    throw new AppError(
      'too_large',
      `At most ${limit} lines of a file may have a password. Split the file, or leave the column out.`,
    )
  }
  const facts = [
    ctx.actor.id ?? '',
    storeId,
    sha256Hex(file),
    JSON.stringify(mapping),
    sha256Hex(free.map(({ line }) => line).join()),
  ]
  return {
    storeId,
    users: free,
    check: {
      lines: table.lines.length,
      good: free.length,
      withPassword,
      problems: all,
      sample: free.slice(0, SAMPLE).map(({ user }) => ({
        username: user.username,
        displayName: user.displayName ?? '',
        email: user.email ?? null,
        groups: user.groups ?? [],
      })),
      proof: proofOf(ctx.masterKey, facts),
    },
  }
}

async function readLines(table: Table, mapping: string[]) {
  const users: CheckedImport['users'] = []
  const problems: ImportProblem[] = []
  const firstLineOf = new Map<string, number>()
  const usernameHeader = table.headers[mapping.indexOf('username')] ?? ''
  for (const [index, tableLine] of table.lines.entries()) {
    if (index % LINES_A_TURN === 0) await nextTurn()
    const read = readLine(tableLine, table.headers, mapping)
    if ('problems' in read) {
      problems.push(...read.problems)
      continue
    }
    const name = read.user.username.toLowerCase()
    const first = firstLineOf.get(name)
    if (first === undefined) {
      firstLineOf.set(name, tableLine.line)
      users.push({ line: tableLine.line, user: read.user })
    } else problems.push({ line: tableLine.line, column: usernameHeader, rule: `stands in line ${first} already` })
  }
  return { users, problems }
}

async function withoutTaken(
  ctx: ServiceContext,
  storeId: string,
  users: CheckedImport['users'],
  problems: ImportProblem[],
  column: string,
): Promise<CheckedImport['users']> {
  const taken = new Set(
    await ctx.store.users.takenUsernames(
      storeId,
      users.map(({ user }) => user.username),
    ),
  )
  return users.filter(({ line, user }) => {
    const isTaken = taken.has(user.username.toLowerCase())
    if (isTaken) problems.push({ line, column, rule: 'is already the name of a user in this identity store' })
    return !isTaken
  })
}
