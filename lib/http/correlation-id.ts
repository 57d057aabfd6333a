import type { Random } from '@/lib/base/random'

export const CORRELATION_ID_HEADER = 'X-Correlation-Id'
const SANE = /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/

/** The caller's own id where it is one that can stand in a log, else a new one. */
export function correlationId(received: string | string[] | undefined, random: Random): string {
  return typeof received === 'string' && SANE.test(received) ? received : random.uuid()
}
