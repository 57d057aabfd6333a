import type { ErrorKind } from './error-table'
import { ASSERTION_RULES } from './rules-assertions'
import { BROWSER_RULES } from './rules-browser'
import { CODE_RULES } from './rules-code'
import { END_SESSION_RULES } from './rules-end-session'
import { EXCHANGE_RULES } from './rules-exchange'
import { PEOPLE_RULES } from './rules-people'
import { REVOCATION_RULES } from './rules-revocation'
import { USERINFO_RULES } from './rules-userinfo'

interface RuleSpec {
  kind: ErrorKind
  /** what would have been accepted */
  expected: string
  /** where an administrator or the caller changes it */
  where: string
}

const REQUEST = 'the request of the caller'

/**
 * Every reason for which an endpoint refuses. The id goes to logs, metrics and usage figures; the kind decides what the
 * caller is told, which is never more than the kind itself allows.
 */
export const RULES = {
  'request.path': { kind: 'not_found', expected: 'the path of an endpoint', where: REQUEST },
  'request.method': { kind: 'method_not_allowed', expected: 'a method of this endpoint', where: REQUEST },
  'request.size': { kind: 'too_large', expected: 'a body of at most 1 MB', where: REQUEST },
  'request.content-type': {
    kind: 'invalid_request',
    expected: 'content type application/x-www-form-urlencoded',
    where: REQUEST,
  },
  'request.encoding': {
    kind: 'invalid_request',
    expected: 'percent-encoded UTF-8 without control characters',
    where: REQUEST,
  },
  'request.parameter-once': { kind: 'invalid_request', expected: 'each parameter at most once', where: REQUEST },
  'request.parameter-count': { kind: 'invalid_request', expected: 'at most 100 parameters', where: REQUEST },
  'request.parameter-present': { kind: 'invalid_request', expected: 'a required parameter', where: REQUEST },
  'request.parameter-valid': { kind: 'invalid_request', expected: 'a value the parameter may have', where: REQUEST },
  'domain.named': {
    kind: 'invalid_request',
    expected: 'header X-OAUTH-IDENTITY-DOMAIN-NAME or query parameter identityDomain',
    where: REQUEST,
  },
  'domain.known': {
    kind: 'invalid_request',
    expected: 'the name of an identity domain',
    where: 'the request, or Domains › New',
  },
  'domain.signing-key': {
    kind: 'temporarily_unavailable',
    expected: 'a signing key pair in the domain',
    where: 'Domain › Signing',
  },
  'client.one-method': { kind: 'invalid_request', expected: 'one way of client authentication', where: REQUEST },
  'client.id-agrees': {
    kind: 'invalid_request',
    expected: 'client_id equal to the name in the Authorization header',
    where: REQUEST,
  },
  'client.identified': { kind: 'invalid_client', expected: 'client credentials', where: REQUEST },
  'client.scheme': { kind: 'invalid_client', expected: 'an Authorization header of scheme Basic', where: REQUEST },
  'client.header-readable': {
    kind: 'invalid_client',
    expected: 'base64 of id, colon and secret in the Authorization header',
    where: REQUEST,
  },
  'client.known': { kind: 'invalid_client', expected: 'a client of the domain', where: 'Clients › New' },
  'client.secret': { kind: 'invalid_client', expected: 'a live secret of the client', where: 'Client › Credentials' },
  'client.secret-expired': {
    kind: 'invalid_client',
    expected: 'a secret whose overlap has not ended',
    where: 'Client › Credentials; Domain › Policy, overlap of secrets',
  },
  'client.method': {
    kind: 'invalid_client',
    expected: 'the authentication method set for the client, or one of those set for the domain',
    where: 'Client › Settings, token endpoint authentication; Domain › Policy',
  },
  'grant.known': { kind: 'unsupported_grant_type', expected: 'a grant type of this server', where: REQUEST },
  'grant.allowed': {
    kind: 'unauthorized_client',
    expected: 'a grant type the client is allowed',
    where: 'Client › Settings, grant types',
  },
  'grant.confidential': {
    kind: 'unauthorized_client',
    expected: 'a confidential client',
    where: 'Client › Settings, client type',
  },
  'scope.readable': {
    kind: 'invalid_scope',
    expected: 'scopes of printable ASCII separated by single spaces',
    where: REQUEST,
  },
  'scope.default': {
    kind: 'invalid_scope',
    expected: 'a scope in the request, or a default scope of the client',
    where: 'Client › Settings, default scope',
  },
  'scope.assigned': {
    kind: 'invalid_scope',
    expected: 'scopes assigned to the client',
    where: 'Client › Settings, scopes',
  },
  'scope.exists': {
    kind: 'invalid_scope',
    expected: 'scopes of a resource server',
    where: 'Resource server › Settings',
  },
  'scope.granted': {
    kind: 'invalid_scope',
    expected: 'scopes that were granted when the refresh token was made',
    where: REQUEST,
  },
  'scope.one-resource': {
    kind: 'invalid_scope',
    expected: 'scopes of one resource server',
    where: 'Domain › Policy, several resource servers in one token',
  },
  'token.format': { kind: 'token_invalid', expected: 'a signed JWT of three parts', where: REQUEST },
  'token.key': {
    kind: 'token_invalid',
    expected: 'a key of the domain that is still believed',
    where: 'Domain › Signing',
  },
  'token.signature': { kind: 'token_invalid', expected: 'a signature that verifies', where: REQUEST },
  'token.kind': { kind: 'token_invalid', expected: 'an access token', where: REQUEST },
  'token.domain': { kind: 'token_invalid', expected: 'a token of this domain', where: REQUEST },
  'token.live': {
    kind: 'token_invalid',
    expected: 'a token that has not expired',
    where: 'Domain › Tokens, access token',
  },
  'token.client': { kind: 'token_invalid', expected: 'a token whose client still exists', where: 'Clients' },
  ...ASSERTION_RULES,
  ...CODE_RULES,
  ...EXCHANGE_RULES,
  ...USERINFO_RULES,
  ...PEOPLE_RULES,
  ...REVOCATION_RULES,
  ...END_SESSION_RULES,
  ...BROWSER_RULES,
  'server.busy': {
    kind: 'temporarily_unavailable',
    expected: 'fewer callers whose secrets have to be proved slowly',
    where: 'wait; or let Gatehouse generate the secrets of busy clients, which are proved fast',
  },
  'server.fault': { kind: 'server_error', expected: 'no failure', where: 'the log, by correlation id' },
} as const satisfies Record<string, RuleSpec>

export type RuleId = keyof typeof RULES

/** Why a request was refused, for logs and diagnostics. Never holds a secret or a token. */
export interface RuleTrace {
  id: RuleId
  expected: string
  got: string
  where: string
}
