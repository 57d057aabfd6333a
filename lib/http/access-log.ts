import { type AccessLine, accessLog } from '@/lib/base/log'
import type { Finished } from './node-server'

const PATH_MAX_LENGTH = 200

/**
 * One line per request. The query is never part of it: `/token/info` takes tokens there. Probes and static files are
 * told at debug, so that they do not drown the rest.
 */
export function logAccess({ surface, head, status, durationSeconds, aborted }: Finished): void {
  const line: AccessLine = {
    method: head.method,
    path: head.path.slice(0, PATH_MAX_LENGTH),
    status,
    ms: Math.round(durationSeconds * 10_000) / 10,
    correlationId: head.correlationId,
    address: head.address,
    ...(aborted ? { aborted } : {}),
  }
  if (surface === 'operations' || head.path.startsWith('/_next/static/')) accessLog().debug(line, 'request')
  else accessLog().info(line, 'request')
}
