/** What each error of the authorization endpoint means for whoever tries a client. @see RFC 6749 §4.1.2.1, OIDC Core §3.1.2.6 */
const WORDS: Readonly<Record<string, string>> = {
  access_denied:
    'The person pressed Deny, did not answer the consent page in time, or may not use this client. Nothing was issued.',
  login_required: 'prompt=none forbids pages, and nobody is signed in here. Run it again without prompt=none.',
  consent_required: 'prompt=none forbids pages, and consent is needed. Run it again without prompt=none.',
  interaction_required: 'prompt=none forbids pages, and one is needed. Run it again without prompt=none.',
  account_selection_required: 'prompt=none forbids pages, and the person must choose an account.',
  invalid_scope: 'A scope is not assigned to this client, or does not exist in this domain.',
  invalid_request: 'A parameter is missing, wrong or sent twice. The description says which.',
  unauthorized_client: 'This client may not use the authorization code grant.',
  unsupported_response_type: 'Only response_type=code is answered.',
  unsupported_response_mode: 'The way of answering is none that this server knows.',
  request_not_supported: 'Request objects are not taken.',
  request_uri_not_supported: 'Request objects are not taken.',
  server_error: 'Something failed on the server. The log knows it under the correlation id.',
  temporarily_unavailable: 'The server is too busy now. Run it again in a moment.',
}

export function refusalWords(error: string): string {
  return WORDS[error] ?? 'An error this page has no words for. The description is all there is to know.'
}
