import { addSeconds, epochSeconds } from '@/lib/base/clock'
import { type Random, shortId } from '@/lib/base/random'
import type { DryRun, PartySpec } from '@/lib/diagnostics/protocol-probe'
import { OAuthError, refuse } from '@/lib/oauth/errors'
import { REPEATABLE_PARAMETERS } from '@/lib/oauth/grants'
import type { GrantRequest } from '@/lib/oauth/grants/grant'
import { issuerOf } from '@/lib/oauth/issuer'
import { formParams, type Params } from '@/lib/oauth/params'
import { grantScopes } from '@/lib/oauth/scopes'
import { signClaims } from '@/lib/oauth/tokens/access-token'
import { accessTokenClaims } from '@/lib/oauth/tokens/claims'
import { newRefreshToken } from '@/lib/oauth/tokens/refresh-token'
import { shadowSigner } from './shadow'
import { SUPPOSED_CODE, SUPPOSED_REDIRECT_URI } from './supposed-code'

const JWT_TYPE = 'urn:ietf:params:oauth:token-type:jwt'
const ASSERTION_LIFE_SECONDS = 60

/** The form of a dry run, read as the token endpoint reads one. */
export async function dryRunParams(run: DryRun, request: GrantRequest, random: Random): Promise<Params> {
  const form = new URLSearchParams(await fields(run, request, random))
  return formParams(
    {
      method: 'POST',
      path: '',
      query: '',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from(form.toString()),
      address: '',
      correlationId: request.correlationId,
    },
    REPEATABLE_PARAMETERS,
  )
}

async function fields(run: DryRun, request: GrantRequest, random: Random): Promise<[string, string][]> {
  if (run.grantType === 'PASSWORD') {
    return [
      ['username', run.username],
      ['password', 'taken as right'],
    ]
  }
  // Its form is all that is looked at before the stored one is found, and that one is given.
  if (run.grantType === 'REFRESH_TOKEN') return [['refresh_token', newRefreshToken(random, request.now).token]]
  if (run.grantType === 'AUTHORIZATION_CODE') {
    return [
      ['code', SUPPOSED_CODE],
      ['redirect_uri', SUPPOSED_REDIRECT_URI],
    ]
  }
  if (run.grantType === 'JWT_BEARER') return [['assertion', await assertion(run, request, random)]]
  const { subject, actor, scopes, resources, audiences } = run
  return [
    ['subject_token', await partyToken('subject', subject, request, random)],
    ['subject_token_type', JWT_TYPE],
    ...(actor
      ? ([
          ['actor_token', await partyToken('actor', actor, request, random)],
          ['actor_token_type', JWT_TYPE],
        ] as [string, string][])
      : []),
    ...(scopes.length > 0 ? ([['scope', scopes.join(' ')]] as [string, string][]) : []),
    ...resources.map((name): [string, string] => ['resource', name]),
    ...audiences.map((name): [string, string] => ['audience', name]),
  ]
}

/** What a trusted issuer would say of the person now. */
function assertion(
  { username, issuer }: Extract<DryRun, { grantType: 'JWT_BEARER' }>,
  { domain, publicUrl, server, now }: GrantRequest,
  random: Random,
): Promise<string> {
  return signClaims(shadowSigner, domain, {
    iss: issuer,
    sub: username,
    aud: issuerOf(domain, publicUrl, server),
    iat: epochSeconds(now),
    exp: epochSeconds(addSeconds(now, ASSERTION_LIFE_SECONDS)),
    jti: shortId(random),
  })
}

/** The token of a party: the one at hand, or one as this server would issue it now. */
async function partyToken(
  role: 'subject' | 'actor',
  party: PartySpec,
  request: GrantRequest,
  random: Random,
): Promise<string> {
  if (party.kind === 'token') return party.token
  try {
    return await issuedNow(party, request, random)
  } catch (error) {
    throw error instanceof OAuthError ? error.about(`${role} token`) : error
  }
}

async function issuedNow(
  party: Exclude<PartySpec, { kind: 'token' }>,
  request: GrantRequest,
  random: Random,
): Promise<string> {
  const { config, domain, publicUrl, server, now, users } = request
  const client = await config.clientById(domain.id, party.clientId)
  if (!client) throw refuse('client.known', party.clientId)
  const user = party.kind === 'user' ? await users.byName(domain, party.username, now) : null
  if (party.kind === 'user' && !user) throw refuse('token.user-state', 'no such user')
  const requested = party.scopes.length > 0 ? party.scopes.join(' ') : undefined
  const claims = accessTokenClaims({
    domain,
    client,
    subject: user?.username ?? client.clientId,
    user,
    granted: await grantScopes(config, domain, client, requested),
    grantType: user ? 'PASSWORD' : 'CLIENT_CREDENTIALS',
    address: '',
    publicUrl,
    server,
    tokenId: shortId(random),
    now,
  })
  return signClaims(shadowSigner, domain, claims)
}
