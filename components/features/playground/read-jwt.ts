import { endpointPath, type PlaygroundTarget } from './target'

export interface ReadJwt {
  header: Record<string, unknown>
  claims: Record<string, unknown>
  signature: { valid: true; kid: string } | { valid: false; reason: string }
}

/** Opens a token and checks its signature here in the browser, with nothing but the key set the domain publishes. */
export async function readJwt(token: string, target: PlaygroundTarget): Promise<ReadJwt> {
  const { compactVerify, createLocalJWKSet, decodeJwt, decodeProtectedHeader } = await import('jose')
  const header = decodeProtectedHeader(token) as Record<string, unknown>
  const claims = decodeJwt(token) as Record<string, unknown>
  try {
    const response = await fetch(endpointPath(target, 'jwks'), { credentials: 'omit' })
    await compactVerify(token, createLocalJWKSet(await response.json()))
    return { header, claims, signature: { valid: true, kid: String(header.kid) } }
  } catch (error) {
    return { header, claims, signature: { valid: false, reason: error instanceof Error ? error.message : 'unknown' } }
  }
}
