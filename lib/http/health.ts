import type { HttpRequest, HttpResponse } from '@/lib/base/http-message'

/** One thing the server needs; throws when it is not there. */
export interface ReadinessCheck {
  name: string
  check(): Promise<void>
}

/** `/healthz`: the process answers. Says nothing about what it needs, so that a dead database does not get it killed. */
export function healthz(request: Pick<HttpRequest, 'method'>): HttpResponse {
  return answer(request, 200, { status: 'ok' })
}

/** `/readyz`: whether requests should be sent here. Names what is missing, and not why. */
export async function readyz(
  request: Pick<HttpRequest, 'method'>,
  checks: readonly ReadinessCheck[],
  isStopping: boolean,
): Promise<HttpResponse> {
  const failed = isStopping ? ['stopping'] : []
  await Promise.all(
    checks.map(async ({ name, check }) => {
      try {
        await check()
      } catch {
        failed.push(name)
      }
    }),
  )
  return failed.length === 0
    ? answer(request, 200, { status: 'ready' })
    : answer(request, 503, { status: 'not ready', failed })
}

function answer({ method }: Pick<HttpRequest, 'method'>, status: number, content: unknown): HttpResponse {
  if (method !== 'GET' && method !== 'HEAD') {
    return { status: 405, headers: { Allow: 'GET, HEAD', 'Cache-Control': 'no-store' }, body: '' }
  }
  return {
    status,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
    body: JSON.stringify(content),
  }
}
