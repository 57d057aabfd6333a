import type { Params } from '../params'

/** Parameters that mean something here; all others are ignored and forgotten. @see RFC 6749 §3.1 */
const KEPT = [
  'client_id',
  'redirect_uri',
  'response_type',
  'response_mode',
  'scope',
  'state',
  'nonce',
  'prompt',
  'max_age',
  'login_hint',
  'id_token_hint',
  'acr_values',
  'ui_locales',
  'claims',
  'code_challenge',
  'code_challenge_method',
]

/** What a request is remembered by while its person signs in and consents. */
export function keptParams(params: Params): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const name of KEPT) {
    const value = params.get(name)
    if (value !== undefined) kept[name] = value
  }
  return kept
}
