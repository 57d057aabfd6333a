import { FAULTS } from '@/lib/audit/chain-status'
import { type ChainPoint, verifyChain } from '@/lib/audit/verify'
import type { ServiceContext } from '@/lib/auth/context'
import { fieldError } from '@/lib/base/app-error'

/** An end of the chain as `audit verify` prints it: `<number>.<hash>`. */
function parseEnd(text: string): ChainPoint {
  const match = /^(\d{1,15})\.([0-9a-f]{64})$/.exec(text)
  if (!match?.[1] || !match[2]) throw fieldError('end', 'must be a number, a dot and 64 hexadecimal characters')
  return { seq: Number(match[1]), hash: match[2] }
}

/**
 * Reads the whole audit log and says whether it is as it was written.
 * @param end an end that an earlier run printed; finds a database that was set back as a whole
 */
export async function verifyAudit(ctx: ServiceContext, end?: string): Promise<{ intact: boolean; text: string }> {
  const expected = end === undefined ? undefined : parseEnd(end)
  const report = await verifyChain(ctx.store, { masterKey: ctx.masterKey, ...(expected ? { expected } : {}) })
  if (!report.ok) {
    const reason = report.reason ? FAULTS[report.reason] : 'The chain does not hold.'
    return { intact: false, text: `The audit log is broken at entry ${report.brokenAt}. ${reason}` }
  }
  const { seq, hash } = report.verifiedUpTo
  const lines = [
    `The audit log is intact: ${report.checked} entries.`,
    `Its end is ${seq}.${hash}`,
    'Keep that outside the database, and give it to the next run: it then finds a log that was set back as a whole.',
  ]
  return { intact: true, text: lines.join('\n') }
}
