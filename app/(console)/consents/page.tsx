import { X } from 'lucide-react'
import type { Metadata } from 'next'
import { ConsentFilters } from '@/components/features/consents/consent-filters'
import { ConsentList } from '@/components/features/consents/consent-list'
import { ConsentSearchFirst } from '@/components/features/consents/consent-search-first'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import { type ListParams, listHref } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { listConsents } from '@/lib/consent/ledger'
import { consentListQuerySchema } from '@/lib/schemas/consent-list-query'
import { one, pageContext } from '../page-context'
import { chosenNames } from './chosen-names'

export const metadata: Metadata = { title: 'Consents' }

/** Beyond it nobody reads a list from its beginning. */
const LISTED_UNASKED = 1000
const FILTERS = ['q', 'userId', 'client', 'resource', 'scope', 'state', 'olderThanDays', 'expiresWithinDays'] as const

export default async function ConsentsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const ctx = await pageContext()
  if (!may(ctx.actor, 'consents:read')) return <ForbiddenView />
  const query = consentListQuerySchema.parse({
    ...Object.fromEntries([...FILTERS, 'domain'].map((name) => [name, one(params[name])])),
    cursor: one(params.after) ?? one(params.before),
  })
  const isNarrowed = FILTERS.some((name) => query[name] !== undefined && query[name] !== '')
  const isAskedFor = isNarrowed || query.cursor !== undefined || params.all !== undefined
  const [page, names] = await Promise.all([listConsents(ctx, query), chosenNames(ctx, query)])
  const isListed = isAskedFor || (page.totalIsExact && page.total <= LISTED_UNASKED)
  return (
    <>
      <PageHeader
        title="Consents"
        description="What people allowed clients to do in their name, and how to take it back."
      />
      <div className="content-wide">
        <ListToolbar
          shown={isListed ? page.items.length : 0}
          total={page.total}
          totalIsExact={page.totalIsExact}
          noun="consents"
          singular="consent"
        >
          <ConsentFilters clientName={names.client} resourceName={names.resource} />
          {query.userId && (
            <LinkButton icon={<X aria-hidden />} href={listHref(routes.consents(), params, { userId: null })}>
              Only {page.items[0]?.username ?? 'one user'}
            </LinkButton>
          )}
        </ListToolbar>
        {isListed ? (
          <ConsentList
            page={page}
            path={routes.consents()}
            params={params}
            isNarrowed={isNarrowed}
            canRevoke={may(ctx.actor, 'consents:revoke')}
          />
        ) : (
          <ConsentSearchFirst limit={LISTED_UNASKED} listHref={listHref(routes.consents(), params, { all: 'true' })} />
        )}
      </div>
    </>
  )
}
