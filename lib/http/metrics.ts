import { equalConstantTime } from '@/lib/base/constant-time'
import { type HttpRequest, type HttpResponse, header } from '@/lib/base/http-message'

export interface MetricsOptions {
  /** asked for as Bearer; without one only callers on this machine are answered */
  token: string | undefined
  /** the text exposition format and its media type */
  collect(): Promise<{ contentType: string; text: string }>
}

/** `/metrics` for Prometheus. */
export async function metrics(request: HttpRequest, options: MetricsOptions): Promise<HttpResponse> {
  if (!isAllowed(request, options.token)) {
    return options.token
      ? { status: 401, headers: { 'WWW-Authenticate': 'Bearer', 'Cache-Control': 'no-store' }, body: '' }
      : { status: 403, headers: { 'Cache-Control': 'no-store' }, body: '' }
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, headers: { Allow: 'GET, HEAD' }, body: '' }
  }
  const { contentType, text } = await options.collect()
  return { status: 200, headers: { 'Content-Type': contentType, 'Cache-Control': 'no-store' }, body: text }
}

function isAllowed(request: HttpRequest, token: string | undefined): boolean {
  if (token !== undefined) {
    const presented = /^Bearer +(\S+)$/i.exec(header(request, 'authorization') ?? '')?.[1]
    return presented !== undefined && equalConstantTime(presented, token)
  }
  // Behind a proxy on this machine everybody would seem to be local.
  const isForwarded = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined
  return !isForwarded && (request.address === '127.0.0.1' || request.address === '::1')
}
