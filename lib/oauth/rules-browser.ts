import type { ErrorKind } from './error-table'

interface BrowserRule {
  kind: ErrorKind
  expected: string
  where: string
}

const REQUEST = 'the request of the client'
const CLIENT = 'Client › Settings'

/** Why a request at the authorization endpoint is refused. @see RFC 6749 §4.1.2.1, OpenID Connect Core 1.0 §3.1.2.6 */
const AUTHORIZE = {
  'authorize.client-known': {
    kind: 'invalid_request',
    expected: 'the client_id of a client of the domain',
    where: 'Clients › New',
  },
  'authorize.redirect-uri': {
    kind: 'invalid_request',
    expected: 'a redirect_uri that is registered, character for character',
    where: `${CLIENT}, redirect URIs`,
  },
  'authorize.redirect-tls': {
    kind: 'invalid_request',
    expected: 'a redirect_uri over https, or to the machine of the person',
    where: `${CLIENT}, redirect URIs`,
  },
  'authorize.size': {
    kind: 'invalid_request',
    expected: 'parameters of at most 6000 bytes in all',
    where: REQUEST,
  },
  'authorize.response-mode': {
    kind: 'invalid_request',
    expected: 'response_mode query, fragment or form_post',
    where: REQUEST,
  },
  'authorize.request-object': {
    kind: 'request_not_supported',
    expected: 'parameters in the request itself, not in a request object',
    where: REQUEST,
  },
  'authorize.request-uri': {
    kind: 'request_uri_not_supported',
    expected: 'parameters in the request itself, not behind an address',
    where: REQUEST,
  },
  'authorize.registration': {
    kind: 'registration_not_supported',
    expected: 'a client that was registered before',
    where: REQUEST,
  },
  'authorize.response-type': { kind: 'unsupported_response_type', expected: 'response_type code', where: REQUEST },
  'authorize.grant-allowed': {
    kind: 'client_not_authorized',
    expected: 'a client with the grant AUTHORIZATION_CODE',
    where: `${CLIENT}, grant types`,
  },
  'authorize.challenge-needed': {
    kind: 'invalid_request',
    expected: 'a code_challenge',
    where: `${CLIENT}, PKCE; Domain › PKCE`,
  },
  'authorize.challenge-readable': {
    kind: 'invalid_request',
    expected: 'a code_challenge of 43 to 128 characters, and a code_challenge_method S256 or plain beside it',
    where: REQUEST,
  },
  'authorize.challenge-method': {
    kind: 'invalid_request',
    expected: 'code_challenge_method S256',
    where: `Domain › PKCE; ${CLIENT}, PKCE`,
  },
  'authorize.prompt': {
    kind: 'invalid_request',
    expected: 'prompt none alone, or any of login, consent and select_account',
    where: REQUEST,
  },
  'authorize.max-age': { kind: 'invalid_request', expected: 'max_age in whole seconds', where: REQUEST },
  'authorize.hint': {
    kind: 'invalid_request',
    expected: 'an id_token_hint that this server issued to the client',
    where: REQUEST,
  },
  'authorize.claims': {
    kind: 'invalid_request',
    expected: 'claims as a JSON object of at most 100 claims',
    where: REQUEST,
  },
  'authorize.signed-in': {
    kind: 'login_required',
    expected: 'a person who is signed in, as prompt=none demands',
    where: 'ask again without prompt=none',
  },
  'authorize.same-person': {
    kind: 'login_required',
    expected: 'the person whom id_token_hint or claims name',
    where: 'the person at the browser',
  },
  'authorize.allowed-before': {
    kind: 'consent_required',
    expected: 'a stored consent to all that is asked for, as prompt=none demands',
    where: 'ask again without prompt=none; Domain › Sign-in and consent, stored consents',
  },
  'authorize.password-current': {
    kind: 'interaction_required',
    expected: 'a person who need not change the password first, as prompt=none demands',
    where: 'ask again without prompt=none; Users › the user',
  },
  'authorize.user-state': {
    kind: 'access_denied',
    expected: 'a person who is neither locked nor disabled',
    where: 'Users › the user',
  },
  'authorize.acr': {
    kind: 'unmet_authentication_requirements',
    expected: 'an essential acr of 0 or 1',
    where: REQUEST,
  },
} as const satisfies Record<string, BrowserRule>

/** Why a step of a flow in a browser is refused. */
const FLOW = {
  'flow.ticket': {
    kind: 'invalid_request',
    expected: 'a ticket that this server made for this step',
    where: 'start again in the application',
  },
  'flow.in-time': {
    kind: 'flow_expired',
    expected: 'a page that was shown lately',
    where: 'start again in the application',
  },
  'flow.browser': {
    kind: 'flow_expired',
    expected: 'the browser in which the page was shown, with its cookies',
    where: 'start again in the application; allow cookies',
  },
  'flow.own-form': {
    kind: 'invalid_request',
    expected: 'a form of a page of this server',
    where: 'the page that sent it',
  },
  'flow.domain': {
    kind: 'invalid_request',
    expected: 'a ticket of the domain in the path',
    where: 'the page that sent it',
  },
  'flow.decision': { kind: 'invalid_request', expected: 'a decision to allow or to deny', where: 'the consent page' },
  'consent.in-time': {
    kind: 'access_denied',
    expected: 'Allow within the time the domain gives',
    where: 'Domain › Sign-in and consent, time to answer',
  },
  'consent.given': { kind: 'access_denied', expected: 'a person who allows it', where: 'the person at the browser' },
  'sign-in.wanted': { kind: 'access_denied', expected: 'a person who signs in', where: 'the person at the browser' },
} as const satisfies Record<string, BrowserRule>

export const BROWSER_RULES = { ...AUTHORIZE, ...FLOW }
