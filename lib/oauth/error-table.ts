interface ErrorSpec {
  /** value of `error` on the wire */
  error: string
  status: number
  /** default `error_description`: printable ASCII without quotation mark and backslash (RFC 6749 §5.2) */
  description: string
  source: string
}

/** What callers can be told, and who says so. */
export const ERRORS = {
  invalid_request: {
    error: 'invalid_request',
    status: 400,
    description: 'The request is malformed.',
    source: 'RFC 6749 §5.2; spec runtime-api §2',
  },
  invalid_client: {
    error: 'invalid_client',
    status: 401,
    description: 'Client authentication failed.',
    source: 'RFC 6749 §5.2; one text for every reason, so that it tells nothing about the client',
  },
  unauthorized_client: {
    error: 'unauthorized_client',
    status: 400,
    description: 'The client is not allowed to use this grant type.',
    source: 'RFC 6749 §5.2; spec runtime-api §2',
  },
  unsupported_grant_type: {
    error: 'unsupported_grant_type',
    status: 400,
    description: 'The grant type is not supported.',
    source: 'RFC 6749 §5.2; spec runtime-api §2',
  },
  invalid_scope: {
    error: 'invalid_scope',
    status: 400,
    description: 'The scope is unknown, malformed, or not assigned to the client.',
    source: 'RFC 6749 §5.2; spec runtime-api §2',
  },
  invalid_grant: {
    error: 'invalid_grant',
    status: 400,
    description: 'The grant is not valid.',
    source: 'RFC 6749 §5.2; spec runtime-api §2; one text for every reason, so that it tells nothing about the user',
  },
  invalid_target: {
    error: 'invalid_target',
    status: 400,
    description: 'The client may not exchange tokens for this target.',
    source: 'RFC 8693 §2.2.2; spec runtime-api §10',
  },
  token_invalid: {
    error: 'invalid_grant',
    status: 400,
    description: 'Access Token Validation Failed',
    source: 'spec runtime-api §2 and §7.1, documented text',
  },
  bearer_missing: {
    error: 'invalid_request',
    status: 401,
    description: 'An access token is needed.',
    source: 'RFC 6750 §3; the challenge carries no error code then',
  },
  bearer_invalid: {
    error: 'invalid_token',
    status: 401,
    description: 'The access token is not valid.',
    source: 'RFC 6750 §3.1; one text for every reason',
  },
  bearer_scope: {
    error: 'insufficient_scope',
    status: 400,
    description: 'The access token has no scope that allows this.',
    source: 'spec runtime-api §9, where 400 is the only failure listed',
  },
  bearer_scope_standard: {
    error: 'insufficient_scope',
    status: 403,
    description: 'The access token has no scope that allows this.',
    source: 'RFC 6750 §3.1',
  },
  refresh_invalid: {
    error: 'invalid_grant',
    status: 400,
    description: 'Invalid Refresh Token',
    source: 'spec runtime-api §2 and §4, documented text; one for every reason',
  },
  unsupported_token_type: {
    error: 'unsupported_token_type',
    status: 415,
    description: 'Revocation of the presented token type not supported.',
    source: 'spec runtime-api §7.3, documented body and status; RFC 7009 §2.2.1 has another status',
  },
  revocation_without_consents: {
    error: 'token_revocation_without_cmlc_not_supported',
    status: 500,
    description: 'Consent management must be enabled for TOKEN REVOCATION support',
    source: 'spec runtime-api §7.3, documented body and status',
  },
  temporarily_unavailable: {
    error: 'temporarily_unavailable',
    status: 503,
    description: 'The server cannot answer now. Try again later.',
    source: 'RFC 6749 §4.1.2.1, used at the token endpoint as well',
  },
  server_error: {
    error: 'server_error',
    status: 500,
    description: 'The server could not answer. The correlation id names the log entry.',
    source: 'RFC 6749 §4.1.2.1, used at the token endpoint as well',
  },
  access_denied: {
    error: 'access_denied',
    status: 403,
    description: 'Access was denied.',
    source: 'RFC 6749 §4.1.2.1',
  },
  client_not_authorized: {
    error: 'unauthorized_client',
    status: 400,
    description: 'The client is not allowed to ask for codes.',
    source: 'RFC 6749 §4.1.2.1',
  },
  unsupported_response_type: {
    error: 'unsupported_response_type',
    status: 400,
    description: 'The response type is not supported.',
    source: 'RFC 6749 §4.1.2.1; spec runtime-api §5',
  },
  login_required: {
    error: 'login_required',
    status: 400,
    description: 'The person must sign in.',
    source: 'OpenID Connect Core 1.0 §3.1.2.6',
  },
  consent_required: {
    error: 'consent_required',
    status: 400,
    description: 'The person must consent.',
    source: 'OpenID Connect Core 1.0 §3.1.2.6',
  },
  interaction_required: {
    error: 'interaction_required',
    status: 400,
    description: 'The person must do something first.',
    source: 'OpenID Connect Core 1.0 §3.1.2.6',
  },
  request_not_supported: {
    error: 'request_not_supported',
    status: 400,
    description: 'Request objects are not supported.',
    source: 'OpenID Connect Core 1.0 §3.1.2.6 and §6.1',
  },
  request_uri_not_supported: {
    error: 'request_uri_not_supported',
    status: 400,
    description: 'Request objects by reference are not supported.',
    source: 'OpenID Connect Core 1.0 §3.1.2.6 and §6.2',
  },
  registration_not_supported: {
    error: 'registration_not_supported',
    status: 400,
    description: 'Clients are not registered by a request.',
    source: 'OpenID Connect Core 1.0 §3.1.2.6 and §7.2.1',
  },
  unmet_authentication_requirements: {
    error: 'unmet_authentication_requirements',
    status: 400,
    description: 'The person cannot sign in in the way that is asked for.',
    source: 'OpenID Connect Core Error Code unmet_authentication_requirements 1.0',
  },
  flow_expired: {
    error: 'invalid_request',
    status: 400,
    description: 'The page was shown too long ago, or in another browser. Start again in the application.',
    source: 'RFC 6749 §4.1.2.1; told on a page, never to a client',
  },
  not_found: {
    error: 'not_found',
    status: 404,
    description: 'There is no such endpoint.',
    source: 'RFC 9110 §15.5.5',
  },
  method_not_allowed: {
    error: 'invalid_request',
    status: 405,
    description: 'The endpoint does not allow this method.',
    source: 'RFC 9110 §15.5.6',
  },
  too_large: {
    error: 'invalid_request',
    status: 413,
    description: 'The request body is too large.',
    source: 'RFC 9110 §15.5.14',
  },
} as const satisfies Record<string, ErrorSpec>

export type ErrorKind = keyof typeof ERRORS
