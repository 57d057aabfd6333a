import type { ServiceContext } from '@/lib/auth/context'
import { addSeconds } from '@/lib/base/clock'
import { PKCE_USE_DAYS, type PkceClientUse, type PkceUse } from '@/lib/schemas/pkce-use'
import type { AuthorizationUsageKind, ClientAuthorizationUsage } from '@/lib/store/browser-types'
import type { ClientRecord } from '@/lib/store/policy-types'
import { loadDomain } from './load'

/** So many clients are told one by one. */
const TOLD = 200
const DAY_SECONDS = 86_400
const COUNTER = {
  NONE: 'none',
  PLAIN: 'plain',
  S256: 's256',
  REPEATED_CHALLENGE: 'repeatedChallenges',
  REPEATED_NONCE: 'repeatedNonces',
} as const satisfies Record<AuthorizationUsageKind, keyof PkceClientUse>

/** Which clients of a domain came for a code with which proof key lately, and which may come and did not. */
export async function pkceUse(ctx: ServiceContext, domainId: string): Promise<PkceUse> {
  const { store } = ctx
  const domain = await loadDomain(store, ctx.actor, 'clients:read', { id: domainId })
  const from = addSeconds(ctx.clock.now(), -PKCE_USE_DAYS * DAY_SECONDS)
  const came = (kinds: AuthorizationUsageKind[], limit: number) =>
    store.authorizationUsage.clients([domain.id], kinds, from, limit)
  const query = { q: undefined, cursor: undefined, sort: 'name', direction: 'asc', type: undefined } as const
  const [without, withKey, able] = await Promise.all([
    came(['NONE'], TOLD + 1),
    // A client may be there twice, once a method.
    came(['PLAIN', 'S256'], 2 * (TOLD + 1)),
    store.clients.list({ ...query, limit: TOLD, domain: undefined, grant: 'AUTHORIZATION_CODE' }, [domain.id]),
  ])
  const found = [...without.map(pkOfUse), ...withKey.map(pkOfUse), ...able.items.map((client) => client.pk)]
  const all = [...new Set(found)]
  const pks = all.slice(0, TOLD)
  const [clients, uses] = await Promise.all([store.clients.byPks(pks), store.authorizationUsage.ofClients(pks, from)])
  const byPk = new Map(clients.map((client) => [client.pk, client]))
  return {
    clients: pks.flatMap((pk) => byPk.get(pk) ?? []).map((client) => clientUse(client, uses)),
    isCut: all.length > TOLD || able.nextCursor !== null,
  }
}

const pkOfUse = (use: ClientAuthorizationUsage) => use.clientPk

function clientUse(client: ClientRecord, uses: readonly ClientAuthorizationUsage[]): PkceClientUse {
  const { pk, clientId, name, clientType, usePkce: usePKCE } = client
  const own = uses.filter((use) => use.clientPk === pk)
  const counts = { none: 0, plain: 0, s256: 0, repeatedChallenges: 0, repeatedNonces: 0 }
  for (const { kind, count } of own) counts[COUNTER[kind]] += count
  const last = Math.max(0, ...own.map(({ lastAt }) => lastAt.getTime()))
  return { pk, clientId, name, clientType, usePKCE, ...counts, lastAt: last === 0 ? null : new Date(last) }
}
