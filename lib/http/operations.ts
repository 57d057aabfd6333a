import type { HttpHandler } from '@/lib/base/http-message'
import { healthz, type ReadinessCheck, readyz } from './health'
import { type MetricsOptions, metrics } from './metrics'
import type { Mount } from './node-server-options'
import { plainError } from './write-response'

export interface OperationsOptions extends MetricsOptions {
  checks: readonly ReadinessCheck[]
  isStopping(): boolean
}

/** The endpoints of those who run the server. */
export function operationsMount(options: OperationsOptions): Mount {
  const handlers: Record<string, HttpHandler> = {
    '/healthz': healthz,
    '/readyz': (request) => readyz(request, options.checks, options.isStopping()),
    '/metrics': (request) => metrics(request, options),
  }
  return {
    surface: 'operations',
    owns: (path) => Object.hasOwn(handlers, path),
    handle: (request) =>
      handlers[request.path]?.(request) ?? plainError(404, 'not_found', 'There is nothing at this address.'),
  }
}
