import { createHash, timingSafeEqual } from 'node:crypto'

/** Compares two strings without telling by time where they differ, or whether their lengths do. */
export function equalConstantTime(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())
}
