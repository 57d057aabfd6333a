import { Stat } from '@/components/patterns/stat'
import type { PreviewCount } from '@/lib/schemas/revocation'
import type { StandingCounts } from '@/lib/schemas/standing'

interface StandingFactsProps {
  counts: StandingCounts
  /** of one client: how many people's is not known, so clients are left out */
  of: 'user' | 'client'
}

/** How much is open now, as figures. */
export function StandingFacts({ counts, of }: StandingFactsProps) {
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Stat
        label="Sessions"
        value={figure(counts.sessions)}
        hint={of === 'user' ? 'alive in browsers' : 'in which it got a code'}
      />
      <Stat label="Consents" value={figure(counts.consents)} hint="that stand" />
      {of === 'user' ? (
        <Stat label="Clients" value={figure(counts.clients)} hint="that hold something" />
      ) : (
        <Stat label="Refresh tokens" value={figure(counts.refreshTokens)} hint="that can be used" />
      )}
      <Stat
        label={of === 'user' ? 'Tokens' : 'Access tokens'}
        value={of === 'user' ? figure(sum(counts.refreshTokens, counts.accessTokens)) : figure(counts.accessTokens)}
        hint={of === 'user' ? 'access and refresh, as far as known' : 'alive as far as known'}
      />
    </div>
  )
}

function figure({ count, isExact }: PreviewCount): string {
  return `${count.toLocaleString('en')}${isExact ? '' : '+'}`
}

function sum(a: PreviewCount, b: PreviewCount): PreviewCount {
  return { count: a.count + b.count, isExact: a.isExact && b.isExact }
}
