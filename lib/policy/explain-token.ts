import type { ClaimExplanation } from '@/lib/schemas/claim-explanation'
import type { ClientView } from '@/lib/schemas/client'
import type { DomainView } from '@/lib/schemas/domain'
import { issuerModeOf } from '@/lib/schemas/issuer'
import type { ResourceView } from '@/lib/schemas/resource'

export interface IssuedToken {
  client: ClientView
  domain: DomainView
  /** the resource servers of the granted scopes, in the order the token names them */
  resources: readonly ResourceView[]
  claims: Record<string, unknown>
}

type Source = Omit<ClaimExplanation, 'claim' | 'value'>
type Explain = (token: IssuedToken) => Source

/** For each claim of an issued token, the setting it came from. */
export function explainClaims(token: IssuedToken): ClaimExplanation[] {
  return Object.entries(token.claims).map(([claim, value]) => {
    const known = Object.hasOwn(PROTOCOL_CLAIMS, claim) ? PROTOCOL_CLAIMS[claim] : undefined
    return { claim, value, ...(known ? known(token) : explainAttribute(claim, token)) }
  })
}

const PROTOCOL_CLAIMS: Record<string, Explain> = {
  iss: ({ domain }) => ({
    origin: domain.customAttrs?.issuerMode === undefined ? 'server' : 'domain',
    entityName: domain.customAttrs?.issuerMode === undefined ? null : domain.name,
    setting: 'customAttrs.issuerMode',
    why:
      issuerModeOf(domain.customAttrs) === 'DOMAIN'
        ? 'The domain has an issuer of its own.'
        : 'All domains that choose nothing else share this issuer.',
  }),
  aud: ({ resources }) => ({
    origin: resources.length > 0 ? 'resource' : 'server',
    entityName: resources.length > 0 ? resources.map((resource) => resource.name).join(', ') : null,
    setting: resources.length > 0 ? 'audienceClaim.subjects' : null,
    why:
      resources.length > 0
        ? 'Name and audience values of the resource servers of the granted scopes, and the issuer.'
        : 'No granted scope belongs to a resource server, so only the issuer is named.',
  }),
  exp: ({ domain }) => {
    const entry = domain.tokenSettings.find((setting) => setting.tokenType === 'ACCESS_TOKEN')
    return {
      origin: entry ? 'domain' : 'server',
      entityName: entry ? domain.name : null,
      setting: 'tokenSettings.ACCESS_TOKEN.tokenExpiry',
      why: entry
        ? `Issued at, plus the ${entry.tokenExpiry} seconds the domain sets.`
        : 'Issued at, plus the default lifetime; the domain has no ACCESS_TOKEN entry.',
    }
  },
  iat: () => protocol('When the token was issued.'),
  jti: () => protocol('Random; names this one token.'),
  sub: ({ client, claims }) =>
    claims.sub === client.id
      ? { ...ofClient(client, 'id'), why: 'No person is involved, so the client stands for itself.' }
      : { origin: 'request', entityName: null, setting: null, why: 'The person the token was issued for.' },
  uid: () => protocol('The lasting identity of the person; the user name may pass to somebody else.'),
  act: () => protocol('Who acts for the subject, by token exchange.'),
  may_act: () => protocol('Who may act for the subject by token exchange.'),
  on_consent: () => protocol('The consent behind the token this one was exchanged for; it ends with its withdrawal.'),
  client: ({ client }) => ({ ...ofClient(client, 'id'), why: 'The client that asked.' }),
  scope: ({ client, claims }) =>
    Array.isArray(claims.scope) && claims.scope.length === 1 && claims.scope[0] === client.defaultScope
      ? { ...ofClient(client, 'defaultScope'), why: 'The default scope of the client, or the same one asked for.' }
      : {
          origin: 'request',
          entityName: null,
          setting: null,
          why: 'What was asked for, all of it assigned to the client.',
        },
  domain: ({ domain }) => ({
    origin: 'domain',
    entityName: domain.name,
    setting: 'name',
    why: 'The domain the client lives in.',
  }),
  grant: () => protocol('How the token was obtained; on tokens that a person took part in.'),
  rt_id: () => protocol('Names the refresh token this one was minted from.'),
  sid: ({ domain }) => ({
    origin: 'domain',
    entityName: domain.name,
    setting: 'customAttrs.linkTokensToSession',
    why: 'The sign-in session; the token ends with it, because the domain links tokens to sessions.',
  }),
  code_challenge: () => protocol('The proof key the code was asked for with, as the client sent it.'),
  code_challenge_method: () => protocol('How the proof key was made.'),
  userinfo_claims: () => ({
    origin: 'request',
    entityName: null,
    setting: null,
    why: 'What the client asked by name to be told by the user info endpoint.',
  }),
  nonce: () => ({ origin: 'request', entityName: null, setting: null, why: 'Copied from the authorization request.' }),
  cnf: () => protocol('The certificate the token is bound to.'),
}

/** Attributes become claims; one of the client hides one of a resource server, a later resource server an earlier. */
function explainAttribute(claim: string, { client, resources }: IssuedToken): Source {
  if (client.attributes.some((attribute) => attribute.attrName === claim)) {
    const hidden = resources.find((resource) => resource.tokenAttributes.some((entry) => entry.attrName === claim))
    return {
      ...ofClient(client, `attributes.${claim}`),
      why: hidden
        ? `An attribute of the client; it hides the one of the resource server ${hidden.name}.`
        : 'An attribute of the client.',
    }
  }
  const owner = resources.findLast((resource) => resource.tokenAttributes.some((entry) => entry.attrName === claim))
  if (owner) {
    return {
      origin: 'resource',
      entityName: owner.name,
      setting: `tokenAttributes.${claim}`,
      why: 'An attribute of the resource server.',
    }
  }
  if (client.accessTokenCustomClaims.includes(claim)) {
    const why = 'What the client wants to know of the person: a custom attribute, a standard claim or the groups.'
    return { ...ofClient(client, 'accessTokenCustomClaims'), why }
  }
  return protocol('Part of the token itself; no setting decides it.')
}

function ofClient(client: ClientView, setting: string) {
  return { origin: 'client' as const, entityName: client.name, setting }
}

function protocol(why: string): Source {
  return { origin: 'protocol', entityName: null, setting: null, why }
}
