import type { ServiceContext } from '@/lib/auth/context'
import { listClients } from '@/lib/policy/clients'
import { listTrustedIssuers } from '@/lib/policy/trusted-issuers'
import type { ClientListItem } from '@/lib/schemas/client'
import type { GrantTypeName } from '@/lib/schemas/grant-type'
import type { GrantJudgement, Judgement } from '@/lib/schemas/refused-report'
import type { UserRecord } from '@/lib/store/user-types'
import { judgementOf } from './judgement'
import { type DryRun, protocolProbe } from './protocol-probe'

const MAX_ISSUERS = 5

interface Attempt {
  id: string
  label: string
  grantType: GrantTypeName
  assumed: string
  /** what is asked by a client; null where it cannot even be asked */
  ask(client: ClientListItem): Promise<DryRun | null>
}

/** Every grant that ends in a token of a person, tried as the first client that has it. */
export async function judgedGrants(
  ctx: ServiceContext,
  domain: { id: string; name: string },
  user: Pick<UserRecord, 'id' | 'username'>,
): Promise<GrantJudgement[]> {
  const attempts = [
    code(ctx, domain, user),
    password(domain, user),
    ...(await assertions(ctx, domain, user)),
    exchange(ctx, domain, user),
  ]
  return Promise.all(attempts.map((attempt) => judged(ctx, domain, user, attempt)))
}

async function judged(
  ctx: ServiceContext,
  domain: { id: string },
  user: { id: string },
  { id, label, grantType, assumed, ask }: Attempt,
): Promise<GrantJudgement> {
  const [client] = (await listClients(ctx, { domain: domain.id, grant: grantType, limit: 1 })).items
  if (!client) return { id, label, assumed, client: null, ...NO_CLIENT }
  const run = await ask(client)
  const places = { domainId: domain.id, clientPk: client.pk, userId: user.id }
  const judgement = run === null ? NO_TARGET : judgementOf(await protocolProbe().dryRun(run), places)
  return { id, label, assumed, client: { pk: client.pk, name: client.name }, ...judgement }
}

/** A code this person would bring to the client; what the authorization endpoint asks of them is not tried. */
function code(ctx: ServiceContext, domain: { name: string }, { username }: { username: string }): Attempt {
  return {
    id: 'code',
    label: 'Code flow',
    grantType: 'AUTHORIZATION_CODE',
    assumed: 'The person is taken to have signed in and consented just now.',
    async ask({ pk, clientId }) {
      const record = await ctx.store.clients.byPk(pk)
      if (!record || record.scopes.length === 0) return null
      return { grantType: 'AUTHORIZATION_CODE', domainName: domain.name, clientId, username }
    },
  }
}

function password(domain: { name: string }, { username }: { username: string }): Attempt {
  return {
    id: 'password',
    label: 'Password',
    grantType: 'PASSWORD',
    assumed: 'The password is taken as right.',
    ask: async ({ clientId }) => ({ grantType: 'PASSWORD', domainName: domain.name, clientId, username }),
  }
}

/** One for each issuer the domain knows, because each has settings of its own. */
async function assertions(
  ctx: ServiceContext,
  domain: { id: string; name: string },
  { username }: { username: string },
): Promise<Attempt[]> {
  const issuers = (await listTrustedIssuers(ctx, domain.id)).slice(0, MAX_ISSUERS)
  return issuers.map(({ issuer }) => ({
    id: `assertion:${issuer}`,
    label: `Assertion of ${issuer}`,
    grantType: 'JWT_BEARER' as const,
    assumed: 'The issuer is taken to have signed a fresh assertion.',
    ask: async ({ clientId }) => ({ grantType: 'JWT_BEARER', domainName: domain.name, clientId, username, issuer }),
  }))
}

/** As the subject of an exchange for the first scope of the client that exchanges. */
function exchange(
  ctx: ServiceContext,
  domain: { id: string; name: string },
  { username }: { username: string },
): Attempt {
  return {
    id: 'exchange',
    label: 'Token exchange, as the subject',
    grantType: 'TOKEN_EXCHANGE',
    assumed: 'A token of this person, issued now, is taken to be at hand; no actor.',
    async ask({ pk, clientId }) {
      const record = await ctx.store.clients.byPk(pk)
      const scope = record?.defaultScope ?? record?.scopes[0]
      if (scope === undefined) return null
      return {
        grantType: 'TOKEN_EXCHANGE',
        domainName: domain.name,
        clientId,
        subject: { kind: 'user', username, clientId, scopes: [scope] },
        actor: null,
        scopes: [scope],
        resources: [],
        audiences: [],
      }
    },
  }
}

const refused = (id: string, expected: string, where: string): Judgement => ({
  passes: false,
  rule: { id, expected, where, got: 'none', state: 'failed', href: null },
})
const NO_CLIENT = refused(
  'grant.allowed',
  'a client of the domain that may use this grant',
  'Client › Settings, grant types',
)
const NO_TARGET = refused('scope.assigned', 'a client with a scope to exchange for', 'Client › Settings, scopes')
