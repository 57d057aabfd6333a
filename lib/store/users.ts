import { batched } from '@/lib/base/batched'
import { type Db, empty, isStorableText, join, rows, run, type Sql, sql } from './db'
import { coveredDomains, domainCondition } from './domain-condition'
import { translated } from './errors'
import type { IdentityStore, User } from './generated/sqlite/client'
import { toIdentityStoreRecord } from './identity-stores'
import { UniqueViolation } from './store'
import { listUsers } from './user-list'
import { userProvisioningStore } from './user-provisioning'
import { toFlagRows, toUserRecord, toUserRow, toUserTermRows, userTerms } from './user-row'
import { userSignInStore } from './user-sign-in'
import type { UserRecord, UserStateRecord, UserStore } from './user-types'

const unique = { usernameLower: 'user.username', id: 'user.id' }
/** Rows of one statement: SQLite takes 32,766 values, and a user has over thirty. */
const CHUNK = 400
/** few enough that one statement holds up the event loop of an embedded database for milliseconds only */
const PEOPLE_PER_STATEMENT = 50

export function userStore(db: Db): UserStore {
  const { prisma } = db

  /** Past Prisma's client, whose way to one row costs several times the row: each sign-in looks for its person. */
  async function oneBy(condition: Sql): Promise<UserRecord | null> {
    const [row] = await rows<User>(db, sql`SELECT * FROM "User" WHERE ${condition} LIMIT 1`)
    return row ? toUserRecord(row) : null
  }

  return {
    ...userSignInStore(db),
    ...userProvisioningStore(db),

    insert: (user) => insertAll(db, [user]),
    insertMany: (users) => insertAll(db, users),

    async byId(id) {
      return isStorableText(id) ? oneBy(sql`"id" = ${id}`) : null
    },

    async byUsername(storeId, username) {
      if (!isStorableText(storeId) || !isStorableText(username)) return null
      return oneBy(sql`"storeId" = ${storeId} AND "usernameLower" = ${username.toLowerCase()}`)
    },

    async byExternalId(storeId, externalId) {
      if (!isStorableText(storeId) || !isStorableText(externalId)) return null
      return oneBy(sql`"storeId" = ${storeId} AND "externalId" = ${externalId} ORDER BY "id"`)
    },

    async takenUsernames(storeId, usernames) {
      const taken: string[] = []
      const wanted = [...new Set(usernames.filter(isStorableText).map((name) => name.toLowerCase()))]
      for (let at = 0; at < wanted.length; at += CHUNK) {
        const usernameLower = { in: wanted.slice(at, at + CHUNK) }
        const found = await prisma.user.findMany({ where: { storeId, usernameLower }, select: { usernameLower: true } })
        taken.push(...found.map((row) => row.usernameLower))
      }
      return taken
    },

    replace: (user, expectedVersion, { resetsFailures = false } = {}) =>
      translated(unique, () =>
        db.atomic(async (tx) => {
          const {
            id,
            createdAt: _c,
            lastSignInAt: _s,
            failures: _f,
            failureWindowStartAt: _w,
            lockedUntil: _l,
            ...data
          } = toUserRow(user)
          const { count } = await tx.prisma.user.updateMany({
            where: { id, version: expectedVersion },
            data: {
              ...data,
              version: expectedVersion + 1,
              ...(resetsFailures ? { failures: 0, failureWindowStartAt: null, lockedUntil: null } : {}),
            },
          })
          if (count === 0) return false
          await reindex(tx, id)
          await renameElsewhere(tx, id, data.username)
          return true
        }),
      ),

    async delete(id) {
      await db.atomic(async (tx) => {
        await tx.prisma.user.deleteMany({ where: { id } })
        await tx.prisma.searchTerm.deleteMany({ where: { kind: 'user', entityId: id } })
      })
    },

    list: (query, visible, now) => listUsers(db, query, visible, now),

    upsertFromDirectory: (user) => upsert(db, user),

    async deleteOfStore(storeId) {
      await db.atomic(async (tx) => {
        await tx.prisma.searchTerm.deleteMany({ where: { kind: 'user', domainId: storeId } })
        await tx.prisma.user.deleteMany({ where: { storeId } })
      })
    },

    withStore: batched((ids: readonly string[]) => withStores(db, ids), PEOPLE_PER_STATEMENT),

    stateOf: batched((ids: readonly string[]) => statesOf(db, ids), PEOPLE_PER_STATEMENT),

    async countUpTo(limit, visible, storeId) {
      const conditions = domainCondition(coveredDomains(visible, storeId), sql`"storeId"`)
      const where = conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : empty
      const [row] = await rows<{ n: bigint }>(
        db,
        sql`SELECT count(*) AS "n" FROM (SELECT 1 FROM "User" ${where} LIMIT ${limit}) AS u`,
      )
      return Number(row?.n ?? 0)
    },

    countFamilies: (id, limit) => prisma.tokenFamily.count({ where: { userId: id }, take: limit }),
  }
}

type StateRow = Omit<UserStateRecord, 'mustChangePassword' | 'passwordManagement'> & {
  id: string
  mustChange: number | bigint
  managed: number | bigint
}

/** User and store in one statement: every use of a token asks. */
async function statesOf(db: Db, ids: readonly string[]): Promise<(UserStateRecord | null)[]> {
  const wanted = [...new Set(ids.filter(isStorableText))]
  const found = wanted.length === 0 ? [] : await rows<StateRow>(db, stateSql(wanted))
  const byId = new Map(
    found.map(({ id, mustChange, managed, ...rest }) => [
      id,
      { ...rest, mustChangePassword: Number(mustChange) === 1, passwordManagement: Number(managed) === 1 },
    ]),
  )
  return ids.map((id) => byId.get(id) ?? null)
}

function stateSql(ids: readonly string[]): Sql {
  return sql`SELECT u."id", s."kind" AS "storeKind", u."disabledAt", u."lockedAt", u."lockedUntil", u."passwordChangedAt",
      u."tokensValidFrom", (CASE WHEN u."mustChangePassword" THEN 1 ELSE 0 END) AS "mustChange",
      (CASE WHEN s."passwordManagement" THEN 1 ELSE 0 END) AS "managed"
    FROM "User" u JOIN "IdentityStore" s ON s."id" = u."storeId" WHERE u."id" IN (${join([...ids])})`
}

async function insertAll(db: Db, users: readonly UserRecord[]): Promise<void> {
  await db.atomic((tx) =>
    translated(unique, async () => {
      for (let at = 0; at < users.length; at += CHUNK) {
        const chunk = users.slice(at, at + CHUNK)
        await tx.prisma.user.createMany({ data: chunk.map(toUserRow) })
        await tx.prisma.userFlag.createMany({ data: chunk.flatMap(toFlagRows) })
        await tx.prisma.searchTerm.createMany({ data: chunk.flatMap(toUserTermRows) })
      }
    }),
  )
}

/** Writes flags and words anew from the row as it is now, with whatever a sign-in wrote meanwhile. */
async function reindex(tx: Db, id: string): Promise<void> {
  const row = await tx.prisma.user.findUnique({ where: { id } })
  if (!row) return
  const user = toUserRecord(row)
  await tx.prisma.userFlag.deleteMany({ where: { userId: id } })
  await tx.prisma.userFlag.createMany({ data: toFlagRows(user) })
  await tx.prisma.searchTerm.deleteMany({ where: { kind: 'user', entityId: id } })
  await tx.prisma.searchTerm.createMany({ data: toUserTermRows(user) })
}

/** Consents and sessions repeat the name, so that they are found by it. */
async function renameElsewhere(tx: Db, userId: string, username: string): Promise<void> {
  const name = sql`"username" = ${username}, "usernameLower" = ${username.toLowerCase()}`
  await run(tx, sql`UPDATE "Consent" SET ${name} WHERE "userId" = ${userId} AND "username" <> ${username}`)
  await run(tx, sql`UPDATE "SsoSession" SET ${name} WHERE "userId" = ${userId} AND "username" <> ${username}`)
}

/** What a directory tells of a person; everything else is ours and stays. */
function seen(user: UserRecord) {
  const row = toUserRow(user)
  return {
    username: row.username,
    usernameLower: row.usernameLower,
    displayName: row.displayName,
    givenName: row.givenName,
    familyName: row.familyName,
    email: row.email,
    emailLower: row.emailLower,
    emailVerified: row.emailVerified,
    phone: row.phone,
    phoneVerified: row.phoneVerified,
    address: row.address,
    profile: row.profile,
    groups: row.groups,
    attributes: row.attributes,
    directoryDn: row.directoryDn,
    native: row.native,
    seenAt: row.seenAt,
    passwordChangedAt: row.passwordChangedAt,
    updatedAt: row.updatedAt,
  }
}

type WithStore = Awaited<ReturnType<UserStore['withStore']>>

/**
 * People who are asked for in one turn of the event loop share two statements: they cost many times what a seek does.
 * Raw ones, because every exchange and every answer about a person asks.
 */
async function withStores(db: Db, ids: readonly string[]): Promise<WithStore[]> {
  const wanted = [...new Set(ids.filter(isStorableText))]
  if (wanted.length === 0) return ids.map(() => null)
  const people = await rows<User>(db, sql`SELECT * FROM "User" WHERE "id" IN (${join(wanted)})`)
  const storeIds = [...new Set(people.map(({ storeId }) => storeId))]
  if (storeIds.length === 0) return ids.map(() => null)
  const homes = await rows<IdentityStore>(db, sql`SELECT * FROM "IdentityStore" WHERE "id" IN (${join(storeIds)})`)
  const stores = new Map(homes.map((row) => [row.id, toIdentityStoreRecord(row)]))
  const byId = new Map<string, WithStore>()
  for (const row of people) {
    const store = stores.get(row.storeId)
    if (store) byId.set(row.id, { user: toUserRecord(row), store })
  }
  return ids.map((id) => byId.get(id) ?? null)
}

async function upsert(db: Db, user: UserRecord): Promise<UserRecord> {
  const where = { storeId_usernameLower: { storeId: user.storeId, usernameLower: user.username.toLowerCase() } }
  const existing = await db.prisma.user.findUnique({ where })
  if (!existing) {
    try {
      await insertAll(db, [user])
      return user
    } catch (error) {
      // Somebody else saw the same person first at the same moment.
      if (error instanceof UniqueViolation && error.target === 'user.username') return upsert(db, user)
      throw error
    }
  }
  const after = await db.atomic(async (tx) => {
    const { count } = await tx.prisma.user.updateMany({ where: { id: existing.id }, data: seen(user) })
    const row = count === 0 ? null : await tx.prisma.user.findUnique({ where: { id: existing.id } })
    if (!row) return null
    const words = (record: UserRecord) => [...userTerms(record), record.email ?? ''].join('\n')
    if (words(toUserRecord(row)) !== words(toUserRecord(existing))) await reindex(tx, existing.id)
    return toUserRecord(row)
  })
  // Deleted between reading and writing: the directory still has the person, who is seen as new.
  return after ?? upsert(db, user)
}
