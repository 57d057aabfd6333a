import { ConsentList } from '@/components/features/consents/consent-list'
import { StandingFacts } from '@/components/features/consents/standing-facts'
import { RevokeClientTokensButton } from '@/components/features/tokens/revoke-client-tokens-button'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { SearchFilter } from '@/components/patterns/search-filter'
import { SectionHeading } from '@/components/patterns/section-heading'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { listConsents } from '@/lib/consent/ledger'
import { clientStanding } from '@/lib/consent/standing'
import { consentListQuerySchema } from '@/lib/schemas/consent-list-query'
import { one } from '../../../page-context'
import { type ClientPageProps, clientTitle, loadClient } from '../load-client'

export const generateMetadata = clientTitle('Consents')

/** What people allowed this client, and how much it holds of them now. */
export default async function ClientConsentsPage({
  params,
  searchParams,
}: ClientPageProps & { searchParams: Promise<ListParams> }) {
  const asked = await searchParams
  const { ctx, client } = await loadClient((await params).clientPk)
  const query = consentListQuerySchema.parse({
    q: one(asked.q),
    client: client.pk,
    cursor: one(asked.after) ?? one(asked.before),
  })
  const [page, counts] = await Promise.all([listConsents(ctx, query), clientStanding(ctx, client.pk)])
  return (
    <>
      <StandingFacts counts={counts} of="client" />
      <div>
        <SectionHeading
          title="Consents"
          description="What people allowed this client to do in their name."
          action={
            may(ctx.actor, 'tokens:revoke', client.domainId) && (
              <RevokeClientTokensButton clientPk={client.pk} name={client.name} />
            )
          }
        />
        <ListToolbar
          shown={page.items.length}
          total={page.total}
          totalIsExact={page.totalIsExact}
          noun="consents"
          singular="consent"
        >
          <SearchFilter label="Search consents by user name" placeholder="User name" />
        </ListToolbar>
        <ConsentList
          page={page}
          path={routes.client(client.pk, 'consents')}
          params={asked}
          isNarrowed={Boolean(query.q)}
          canRevoke={may(ctx.actor, 'consents:revoke', client.domainId)}
          without={['client', 'domain']}
        />
      </div>
    </>
  )
}
