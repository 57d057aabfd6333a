import { ConsentList } from '@/components/features/consents/consent-list'
import { StandingFacts } from '@/components/features/consents/standing-facts'
import { WithdrawAllButton } from '@/components/features/consents/withdraw-all-button'
import { EndUserSessionsButton } from '@/components/features/sessions/end-user-sessions-button'
import { SessionList } from '@/components/features/sessions/session-list'
import { LiveFamilies } from '@/components/features/tokens/live-families'
import { RevokeUserTokensButton } from '@/components/features/tokens/revoke-user-tokens-button'
import { SectionHeading } from '@/components/patterns/section-heading'
import { TextLink } from '@/components/ui/text-link'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { listConsents } from '@/lib/consent/ledger'
import { listSessions } from '@/lib/consent/sessions'
import { userStanding } from '@/lib/consent/standing'
import { listFamilies } from '@/lib/policy/token-families'
import { loadUser, type UserPageProps, userTitle } from '../load-user'

export const generateMetadata = userTitle('Sessions and consents')

/** Of each list; the whole lists are a link away. */
const SHOWN = 10
const FAMILIES_READ = 100

/** Everything that is open for a person now, and the ways to end it. */
export default async function UserAccessPage({ params }: UserPageProps) {
  const { ctx, user } = await loadUser((await params).userId)
  const [counts, sessions, consents, families] = await Promise.all([
    userStanding(ctx, user.id),
    listSessions(ctx, { userId: user.id, limit: SHOWN }),
    listConsents(ctx, { userId: user.id, limit: SHOWN }),
    listFamilies(ctx, { userId: user.id }, { limit: FAMILIES_READ }),
  ])
  const mayEnd = may(ctx.actor, 'sessions:end')
  const mayRevoke = may(ctx.actor, 'consents:revoke')
  const mayRevokeTokens = may(ctx.actor, 'tokens:revoke')
  const standing = consents.items.filter(({ state }) => state !== 'withdrawn')
  const domains = [...new Map(standing.map((each) => [each.domainId, each.domainName]))].map(([id, name]) => ({
    id,
    name,
  }))
  const list = `?userId=${encodeURIComponent(user.id)}`
  return (
    <>
      <StandingFacts counts={counts} of="user" />
      <div>
        <SectionHeading
          title="Sessions"
          description="Browsers in which the person is signed in to a domain."
          action={
            mayEnd && counts.sessions.count > 0 && <EndUserSessionsButton userId={user.id} username={user.username} />
          }
        />
        <SessionList
          page={{ ...sessions, nextCursor: null, previousCursor: null }}
          path={routes.sessions()}
          params={{}}
          isNarrowed={false}
          canEnd={mayEnd}
          without={['user']}
        />
        <More
          shown={sessions.items.length}
          total={sessions.total}
          href={`${routes.sessions()}${list}`}
          noun="sessions"
        />
      </div>
      <div>
        <SectionHeading
          title="Consents"
          description="What the person allowed clients to do."
          action={mayRevoke && domains.length > 0 && <WithdrawAllButton user={user} domains={domains} />}
        />
        <ConsentList
          page={{ ...consents, nextCursor: null, previousCursor: null }}
          path={routes.consents()}
          params={{}}
          isNarrowed={false}
          canRevoke={mayRevoke}
          without={['user']}
        />
        <More
          shown={consents.items.length}
          total={consents.total}
          href={`${routes.consents()}${list}`}
          noun="consents"
        />
      </div>
      <div>
        <SectionHeading
          title="Clients with live tokens"
          description="Authorizations that can still be renewed with a refresh token."
          action={mayRevokeTokens && <RevokeUserTokensButton userId={user.id} username={user.username} />}
        />
        <LiveFamilies families={families.items.filter(({ state }) => state === 'live')} canRevoke={mayRevokeTokens} />
      </div>
    </>
  )
}

function More({ shown, total, href, noun }: { shown: number; total: number; href: string; noun: string }) {
  if (total <= shown) return null
  return (
    <p className="mt-2 text-sm">
      <TextLink href={href}>
        See all {total.toLocaleString('en')} {noun}
      </TextLink>
    </p>
  )
}
