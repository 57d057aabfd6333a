import type { ProofKeyMethod } from './proof-key'
import { endpointUrl, type PlaygroundTarget } from './target'

/** The way the answer comes back; empty: not said, which means in the query. */
export type ResponseMode = '' | 'query' | 'fragment' | 'form_post'

/** A request as it is put together. Empty texts are not sent. */
export interface RequestDraft {
  scopes: string[]
  state: string
  nonce: string
  prompt: string
  responseMode: ResponseMode
  loginHint: string
  maxAge: string
  uiLocales: string
  acrValues: string
  claims: string
  pkce: ProofKeyMethod | 'none'
  verifier: string
  challenge: string
}

export interface ExplainedParameter {
  name: string
  value: string
  why: string
}

/** Every parameter of the request with what it is for. @see RFC 6749 §4.1.1, OpenID Connect Core 1.0 §3.1.2.1 */
export function authorizationParameters(target: PlaygroundTarget, draft: RequestDraft): ExplainedParameter[] {
  const list: [name: string, value: string, why: string][] = [
    ['response_type', 'code', 'Asks for a code, which is worth nothing without the next request.'],
    ['client_id', target.clientId, 'Who asks.'],
    ['redirect_uri', target.redirectUri, 'Where the answer goes. It is compared character by character.'],
    ['scope', draft.scopes.join(' '), 'What is asked for. openid makes it a sign-in with an ID token.'],
    ['state', draft.state, 'Comes back unchanged, so that this page knows the answer to its own question.'],
    ['nonce', draft.nonce, 'Is written into the ID token, so that one from another sign-in is noticed.'],
    [
      'code_challenge',
      draft.challenge,
      'What the verifier hashes to. Whoever redeems the code must show the verifier.',
    ],
    ['code_challenge_method', draft.pkce === 'none' ? '' : draft.pkce, 'How the challenge was made from the verifier.'],
    ['prompt', draft.prompt, PROMPT_WHY[draft.prompt] ?? 'What the person is to be asked.'],
    ['response_mode', draft.responseMode, MODE_WHY[draft.responseMode]],
    ['login_hint', draft.loginHint, 'The user name the form begins with.'],
    ['max_age', draft.maxAge, 'The password must have been proved within so many seconds.'],
    ['ui_locales', draft.uiLocales, 'Languages of the pages, best first.'],
    ['acr_values', draft.acrValues, 'How strongly the person is to prove who they are, best first.'],
    ['claims', draft.claims.trim(), 'Single claims, for the ID token or for user info.'],
  ]
  const proves = draft.pkce !== 'none'
  return list
    .filter(([name, value]) => value !== '' && (proves || !name.startsWith('code_challenge')))
    .map(([name, value, why]) => ({ name, value, why }))
}

export function authorizationUrl(target: PlaygroundTarget, parameters: readonly ExplainedParameter[]): string {
  const query = new URLSearchParams(parameters.map(({ name, value }) => [name, value]))
  return `${endpointUrl(target, 'authorize')}?${query}`
}

/** Why a claims request would not be understood, or undefined. @see OpenID Connect Core 1.0 §5.5 */
export function claimsProblem(text: string): string | undefined {
  if (text.trim() === '') return undefined
  try {
    const value: unknown = JSON.parse(text)
    const isObject = value !== null && typeof value === 'object' && !Array.isArray(value)
    return isObject ? undefined : 'must be a JSON object with the members id_token or userinfo'
  } catch {
    return 'must be JSON, for example {"id_token":{"email":null}}'
  }
}

const PROMPT_WHY: Readonly<Record<string, string>> = {
  none: 'No page is shown: the answer is a code or the reason why a page would be needed.',
  login: 'The password is asked for, also of somebody who is signed in.',
  consent: 'Consent is asked for, also where it was given before.',
  'login consent': 'The password and consent are asked for, whatever was done before.',
}

const MODE_WHY: Record<ResponseMode, string> = {
  '': '',
  query: 'The answer comes in the query of the address, as it does by default.',
  fragment: 'The answer comes after the # of the address, which browsers do not send to servers.',
  form_post: 'The answer comes in a form that the browser posts, so that no address ever holds it.',
}
