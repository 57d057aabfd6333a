import { endpointPath, endpointUrl, type PlaygroundTarget } from './target'

/** What a request proves itself with, kept in the memory of the page. */
export interface Proof {
  target: PlaygroundTarget
  secret: string
}

export type RequestEndpoint = 'token' | 'userinfo' | 'revoke'

/** A request to an endpoint of the domain: what is sent, and how it is told without what is secret in it. */
export interface WireRequest {
  method: 'GET' | 'POST'
  endpoint: RequestEndpoint
  headers: Record<string, string>
  form: [name: string, value: string][]
  /** a shell command that does the same, with variables where secrets stand */
  curl: string
}

type Field = readonly [name: string, value: string, shown?: string]

/** @see RFC 6749 §4.1.3, RFC 7636 §4.5 */
export function codeRequest(proof: Proof, code: string, verifier: string | null): WireRequest {
  const fields: Field[] = [
    ['grant_type', 'authorization_code'],
    ['code', code],
    ['redirect_uri', proof.target.redirectUri],
  ]
  if (verifier !== null) fields.push(['code_verifier', verifier])
  return authenticated(proof, 'token', fields)
}

/** @see RFC 6749 §6 */
export function refreshRequest(proof: Proof, refreshToken: string): WireRequest {
  return authenticated(proof, 'token', [
    ['grant_type', 'refresh_token'],
    ['refresh_token', refreshToken, '$REFRESH_TOKEN'],
  ])
}

/** @see RFC 7009 §2.1 */
export function revokeRequest(proof: Proof, token: string, hint: 'access_token' | 'refresh_token'): WireRequest {
  return authenticated(proof, 'revoke', [
    ['token', token, hint === 'access_token' ? '$ACCESS_TOKEN' : '$REFRESH_TOKEN'],
    ['token_type_hint', hint],
  ])
}

/** @see OpenID Connect Core 1.0 §5.3.1 */
export function userInfoRequest({ target }: Proof, accessToken: string): WireRequest {
  return {
    method: 'GET',
    endpoint: 'userinfo',
    headers: { authorization: `Bearer ${accessToken}` },
    form: [],
    curl: command([
      `curl -sS ${shellWord(endpointUrl(target, 'userinfo'))}`,
      '  -H "Authorization: Bearer $ACCESS_TOKEN"',
    ]),
  }
}

/** @see RFC 6749 §2.3.1 */
function authenticated({ target, secret }: Proof, endpoint: RequestEndpoint, fields: Field[]): WireRequest {
  const inForm: Field[] = target.auth === 'client_secret_basic' ? [] : [['client_id', target.clientId]]
  if (target.auth === 'client_secret_post') inForm.push(['client_secret', secret, '$CLIENT_SECRET'])
  const isBasic = target.auth === 'client_secret_basic'
  const all = [...fields, ...inForm]
  return {
    method: 'POST',
    endpoint,
    headers: isBasic ? { authorization: `Basic ${btoa(`${formEncode(target.clientId)}:${formEncode(secret)}`)}` } : {},
    form: all.map(([name, value]) => [name, value]),
    curl: command([
      `curl -sS ${shellWord(endpointUrl(target, endpoint))}`,
      ...(isBasic ? [`  -u ${shellWord(formEncode(target.clientId))}:"$CLIENT_SECRET"`] : []),
      ...all.map(
        ([name, value, shown]) => `  --data-urlencode ${shown ? `${name}="${shown}"` : shellWord(`${name}=${value}`)}`,
      ),
    ]),
  }
}

export interface WireAnswer {
  status: number
  correlationId: string | null
  /** parsed JSON, or the text as it came */
  body: unknown
  tookMs: number
}

/** Sends it from this browser, as any client would. Cookies stay out of it, so the console session counts for nothing. */
export async function send(target: PlaygroundTarget, request: WireRequest): Promise<WireAnswer> {
  const startedAt = performance.now()
  const response = await fetch(endpointPath(target, request.endpoint), {
    method: request.method,
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    headers: request.headers,
    body: request.method === 'POST' ? new URLSearchParams(request.form) : undefined,
  })
  const text = await response.text()
  return {
    status: response.status,
    correlationId: response.headers.get('x-correlation-id'),
    body: parsed(text),
    tookMs: Math.round(performance.now() - startedAt),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function command(lines: string[]): string {
  return lines.join(' \\\n')
}

/** One word for a POSIX shell, whatever it holds. */
function shellWord(text: string): string {
  return /^[A-Za-z0-9_./:@%+=~-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

/** @see RFC 6749 §2.3.1 */
function formEncode(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1)
}
