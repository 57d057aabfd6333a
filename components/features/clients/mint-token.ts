import { formEncode } from './request-samples'

export interface MintRequest {
  domainName: string
  clientId: string
  secret: string
  scopes: readonly string[]
}

export type MintOutcome =
  | { ok: true; accessToken: string; expiresIn: number }
  | { ok: false; status: number; error: string; description: string; correlationId: string | null }

/**
 * Asks the real token endpoint, from the browser, as any client would. Cookies stay out of it, so the console session
 * counts for nothing there.
 */
export async function mintToken(request: MintRequest): Promise<MintOutcome> {
  const body = new URLSearchParams({ grant_type: 'client_credentials' })
  if (request.scopes.length > 0) body.set('scope', request.scopes.join(' '))
  const response = await fetch(`${domainBase(request.domainName)}/token`, {
    method: 'POST',
    credentials: 'omit',
    cache: 'no-store',
    headers: { authorization: `Basic ${basic(request.clientId, request.secret)}` },
    body,
  })
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>
  if (response.ok && typeof answer.access_token === 'string') {
    return { ok: true, accessToken: answer.access_token, expiresIn: Number(answer.expires_in) }
  }
  return {
    ok: false,
    status: response.status,
    error: String(answer.error ?? 'unreadable answer'),
    description: String(answer.error_description ?? ''),
    correlationId: response.headers.get('x-correlation-id'),
  }
}

/** The domain's own endpoints on this server, whatever name the browser reaches it by. */
export function domainBase(domainName: string): string {
  return `/oauth2/domains/${encodeURIComponent(domainName)}`
}

function basic(id: string, secret: string): string {
  return btoa(`${formEncode(id)}:${formEncode(secret)}`)
}
