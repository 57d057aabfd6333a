import { z } from 'zod'
import type { ServiceContext } from '@/lib/auth/context'
import { AppError } from '@/lib/base/app-error'
import { singleton } from '@/lib/base/singletons'
import { parseOrThrow } from '@/lib/base/validate'
import type { AssertionVerdict } from '@/lib/schemas/assertion-verdict'
import { line } from '@/lib/schemas/text'
import { loadDomain } from './load'

/** Runs the rules of the protocol over an assertion without using it up. The serving process registers the one there is. */
export interface AssertionProbe {
  /** @param clientId empty when no client is meant */
  check(domainName: string, assertion: string, clientId: string): Promise<AssertionVerdict>
}

const holder = () => singleton('assertion-probe', () => ({ probe: null as AssertionProbe | null }))

export function registerAssertionProbe(probe: AssertionProbe): void {
  holder().probe = probe
}

const inputSchema = z.object({
  assertion: z
    .string('must be text')
    .transform((value) => value.trim())
    .pipe(z.string().min(1, 'is required').max(65_536, 'is longer than any assertion that is read')),
  clientId: line(256).default(''),
})

/** Says what would happen to an assertion now, and which rule decides. It can be used afterwards as before. */
export async function tryAssertion(ctx: ServiceContext, domainId: string, input: unknown): Promise<AssertionVerdict> {
  // An answer tells whether a person exists and is locked, so it is for those who may read tokens.
  const domain = await loadDomain(ctx.store, ctx.actor, 'tokens:inspect', { id: domainId })
  const { assertion, clientId } = parseOrThrow(inputSchema, input)
  const { probe } = holder()
  if (!probe) throw new AppError('unavailable', 'The token endpoint is not running in this process')
  return probe.check(domain.name, assertion, clientId)
}
