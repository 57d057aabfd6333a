import { z } from 'zod'
import { PROTOCOL_CLAIMS } from '@/lib/schemas/protocol-claims'
import { refuse } from '../errors'
import { actChain, checkMayAct } from '../exchange/actors'
import { checkConsent } from '../exchange/consent'
import { type Party, verifyParty } from '../exchange/party'
import { type ExchangeSettings, exchangeSettings } from '../exchange/settings'
import { decideTarget, withinSubject } from '../exchange/target'
import { issuerOf } from '../issuer'
import type { GrantedScopes } from '../scopes'
import type { Claims } from '../tokens/claims'
import { consentClaim } from '../tokens/consent-basis'
import { issueAccessToken } from '../tokens/issue'
import type { Grant, GrantRequest } from './grant'

const JWT = 'urn:ietf:params:oauth:token-type:jwt'
const jwtType = z
  .string()
  .transform((value) => value.trim())
  .pipe(z.literal(JWT))
const names = z.array(z.string().max(2000)).max(20)

const paramsSchema = z
  .object({
    subject_token: z.string(),
    subject_token_type: jwtType,
    actor_token: z.string().optional(),
    actor_token_type: jwtType.optional(),
    requested_token_type: jwtType.optional(),
    scope: z.string().optional(),
    resource: names,
    audience: names,
  })
  .superRefine((params, issues) => {
    const expect = (holds: boolean, path: string) => {
      if (!holds) issues.addIssue({ code: 'custom', path: [path], message: 'is required' })
    }
    expect(params.scope !== undefined || params.resource.length > 0, 'scope')
    expect(params.actor_token === undefined || params.actor_token_type !== undefined, 'actor_token_type')
    expect(params.actor_token_type === undefined || params.actor_token !== undefined, 'actor_token')
  })

interface Decision {
  subject: Party
  granted: GrantedScopes
  extra: Claims
  ttlSeconds: number
  audience: readonly string[]
}

/**
 * A token somebody holds is exchanged for one of another target: with an actor token the actor acts for its subject and
 * is named (delegation), without one the calling client acts as the subject (impersonation). There is no refresh token.
 * @see RFC 8693; spec runtime-api §10
 */
export const tokenExchange: Grant<z.output<typeof paramsSchema>, Decision> = {
  grantType: 'TOKEN_EXCHANGE',
  standardName: 'urn:ietf:params:oauth:grant-type:token-exchange',
  paramsSchema,
  repeatable: ['resource', 'audience'],

  async validate(request, params) {
    const { domain } = request
    const mode = params.actor_token === undefined ? 'Impersonation' : 'Delegation'
    const settings = exchangeSettings(domain, mode)
    if (!settings.isEnabled) throw refuse('exchange.mode-enabled', `${mode.toLowerCase()}, which is off`)
    const target = await decideTarget(request, { ...params, mode, scope: params.scope })
    const subject = await verifyParty(request, params.subject_token, 'subject')
    const actor = params.actor_token === undefined ? null : await verifyParty(request, params.actor_token, 'actor')
    if (settings.enforceMayAct) checkMayAct(subject, actor ?? callingClient(request))
    const basis = await checkConsent(request, settings, subject)
    return {
      subject,
      granted: withinSubject(target, subject.scopes),
      extra: {
        ...copiedClaims(subject, settings),
        ...boundSession(subject),
        ...consentClaim(basis),
        ...actChain(subject, actor),
      },
      ttlSeconds: settings.mayOutliveSubject
        ? settings.ttlSeconds
        : Math.min(settings.ttlSeconds, subject.remainingSeconds),
      audience: params.audience,
    }
  },

  async issue(request, { subject, granted, ...rest }, deps) {
    const grantee = { grantType: 'TOKEN_EXCHANGE', subject: subject.subject, user: subject.user, granted } as const
    const answer = await issueAccessToken(request, deps, { ...grantee, ...rest })
    return { ...answer, issued_token_type: JWT, scope: granted.scopes.join(' ') }
  },
}

/** Where nobody else acts, the client that asks does. */
function callingClient({ domain, authenticated, publicUrl, server }: GrantRequest) {
  return { subject: authenticated.client.clientId, issuer: issuerOf(domain, publicUrl, server) }
}

/** Only what the domain lists, and nothing that the protocol decides; `may_act` may be handed on. */
function copiedClaims({ claims }: Party, { copiedClaims }: ExchangeSettings): Claims {
  const isCopied = (name: string) => Object.hasOwn(claims, name) && (!PROTOCOL_CLAIMS.has(name) || name === 'may_act')
  return Object.fromEntries(copiedClaims.filter(isCopied).map((name) => [name, claims[name]]))
}

/** What was got for a token that ends with a session ends with it too, whoever holds it. @see spec runtime-api §11 */
function boundSession({ claims, isOurs }: Party): Claims {
  return isOurs && typeof claims.sid === 'string' ? { sid: claims.sid } : {}
}
