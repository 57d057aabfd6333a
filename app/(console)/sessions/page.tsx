import { X } from 'lucide-react'
import type { Metadata } from 'next'
import { EndDomainSessionsButton } from '@/components/features/sessions/end-domain-sessions-button'
import { SessionFilters } from '@/components/features/sessions/session-filters'
import { SessionList } from '@/components/features/sessions/session-list'
import { SessionSearchFirst } from '@/components/features/sessions/session-search-first'
import { SessionsHeader } from '@/components/features/sessions/sessions-header'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import { type ListParams, listHref } from '@/components/patterns/list-url'
import { LinkButton } from '@/components/ui/link-button'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { listSessions } from '@/lib/consent/sessions'
import { domainChoices } from '@/lib/policy/domain-choices'
import { ssoSessionListQuerySchema } from '@/lib/schemas/sso-session-list-query'
import { one, pageContext } from '../page-context'

export const metadata: Metadata = { title: 'Sessions' }

/** Beyond it nobody reads a list from its beginning. */
const LISTED_UNASKED = 1000

export default async function SessionsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const ctx = await pageContext()
  if (!may(ctx.actor, 'sessions:read')) return <ForbiddenView />
  const query = ssoSessionListQuerySchema.parse({
    q: one(params.q),
    userId: one(params.userId),
    domain: one(params.domain),
    all: one(params.all),
    cursor: one(params.after) ?? one(params.before),
  })
  const isNarrowed = Boolean(query.q || query.userId)
  const isAskedFor = isNarrowed || query.cursor !== undefined || params.newest !== undefined
  const [page, domains] = await Promise.all([listSessions(ctx, query), domainChoices(ctx)])
  const isListed = isAskedFor || (page.totalIsExact && page.total <= LISTED_UNASKED)
  const domain = domains.find(({ id }) => id === query.domain)
  return (
    <>
      <SessionsHeader
        actions={domain && may(ctx.actor, 'sessions:end', domain.id) && <EndDomainSessionsButton domain={domain} />}
      />
      <div className="content-wide">
        <ListToolbar
          shown={isListed ? page.items.length : 0}
          total={page.total}
          totalIsExact={page.totalIsExact}
          noun="sessions"
          singular="session"
        >
          <SessionFilters
            showsEnded={query.all}
            otherHref={listHref(routes.sessions(), params, { all: query.all ? null : 'true' })}
          />
          {query.userId && (
            <LinkButton icon={<X aria-hidden />} href={listHref(routes.sessions(), params, { userId: null })}>
              Only {page.items[0]?.username ?? 'one user'}
            </LinkButton>
          )}
        </ListToolbar>
        {isListed ? (
          <SessionList
            page={page}
            path={routes.sessions()}
            params={params}
            isNarrowed={isNarrowed}
            canEnd={may(ctx.actor, 'sessions:end')}
          />
        ) : (
          <SessionSearchFirst
            limit={LISTED_UNASKED}
            listHref={listHref(routes.sessions(), params, { newest: 'true' })}
          />
        )}
      </div>
    </>
  )
}
