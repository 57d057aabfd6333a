import { writeAccessLine } from '@/lib/base/access-log'
import type { Finished } from './node-server-options'

const PATH_MAX_LENGTH = 200

/**
 * One line per request. The query is never part of it: `/token/info` takes tokens there. Probes and static files are
 * told at debug, so that they do not drown the rest.
 */
export function logAccess({ surface, head, status, durationSeconds, aborted }: Finished): void {
  const isNoise = surface === 'operations' || head.path.startsWith('/_next/static/')
  writeAccessLine(isNoise ? 'debug' : 'info', {
    method: head.method,
    path: head.path.slice(0, PATH_MAX_LENGTH),
    status,
    ms: Math.round(durationSeconds * 10_000) / 10,
    correlationId: head.correlationId,
    address: head.address,
    aborted,
  })
}
