import type { ErrorKind } from './error-table'

interface ExchangeRule {
  kind: ErrorKind
  expected: string
  where: string
}

const DOMAIN = 'Domain › Trust, token exchange'
const RESOURCE = 'Resource server › Settings, token exchange'

/** Why a token is not exchanged, beside what is wrong with a token itself. @see RFC 8693; spec runtime-api §10 */
export const EXCHANGE_RULES = {
  'exchange.mode-enabled': {
    kind: 'unauthorized_client',
    expected: 'delegation (with an actor token) or impersonation (without) switched on in the domain',
    where: DOMAIN,
  },
  'exchange.target-known': {
    kind: 'invalid_target',
    expected: 'a resource server of the domain as target, by resource or by one of its scopes',
    where: 'Resource servers',
  },
  'exchange.client-allowed': {
    kind: 'invalid_target',
    expected: 'a target that lists the client for this mode',
    where: RESOURCE,
  },
  'exchange.audience': {
    kind: 'invalid_target',
    expected: 'an audience that is no resource server, or one that lists the client for this mode',
    where: RESOURCE,
  },
  'exchange.scope-target': {
    kind: 'invalid_scope',
    expected: 'scopes of the resource servers that the request names',
    where: 'the request of the caller',
  },
  'exchange.beyond-subject': {
    kind: 'invalid_scope',
    expected: 'no scope of a resource server beyond those of it that the subject token holds',
    where: 'the client that got the subject token',
  },
  'exchange.may-act': {
    kind: 'invalid_grant',
    expected: 'a may_act of the subject token that names the actor, or the calling client where there is none',
    where: DOMAIN,
  },
  'exchange.chain': {
    kind: 'invalid_grant',
    expected: 'an act claim of at most 10 actors, each with a sub',
    where: 'the issuer of the subject token',
  },
  'exchange.consent': {
    kind: 'invalid_grant',
    expected: 'a person who still consents to what the subject token was issued for',
    where: 'Consents',
  },
} as const satisfies Record<string, ExchangeRule>
