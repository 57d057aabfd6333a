import type { Metadata } from 'next'
import { ClientChoiceList } from '@/components/features/playground/client-choice-list'
import { ClientStep } from '@/components/features/playground/client-step'
import { isRegistered } from '@/components/features/playground/readiness'
import { RequestStep } from '@/components/features/playground/request-step'
import { SignedOutNotice } from '@/components/features/playground/signed-out-notice'
import { StepCard } from '@/components/features/playground/step-card'
import { FilterSelect } from '@/components/patterns/filter-select'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { SearchFilter } from '@/components/patterns/search-filter'
import type { ServiceContext } from '@/lib/auth/context'
import { may } from '@/lib/auth/permissions'
import { listClients } from '@/lib/policy/clients'
import { domainChoices } from '@/lib/policy/domain-choices'
import { clientListQuerySchema } from '@/lib/schemas/list-query'
import { listQuery, one, pageContext } from '../page-context'
import { loadTarget } from './load-target'

export const metadata: Metadata = { title: 'Playground' }

export default async function PlaygroundPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const ctx = await pageContext()
  if (!may(ctx.actor, 'clients:read')) return <ForbiddenView />
  const pk = one(params.client)
  const state = one(params.state)
  return (
    <>
      <PageHeader
        title="Playground"
        description="Signs somebody in through a client, one step at a time, with every request and every answer in the open."
      />
      <div className="content grid grid-cols-1 gap-4">
        {state && !pk && <SignedOutNotice state={state} />}
        {pk ? <Run ctx={ctx} pk={pk} /> : <Choice ctx={ctx} params={params} />}
      </div>
    </>
  )
}

async function Choice({ ctx, params }: { ctx: ServiceContext; params: ListParams }) {
  const query = clientListQuerySchema.parse({
    ...listQuery(params, { column: 'name', direction: 'asc' }),
    sort: 'name',
    limit: 10,
  })
  const [page, domains] = await Promise.all([listClients(ctx, query), domainChoices(ctx)])
  return (
    <div>
      <ListToolbar
        shown={page.items.length}
        total={page.total}
        totalIsExact={page.totalIsExact}
        noun="clients"
        singular="client"
      >
        <SearchFilter label="Search clients by name or id" placeholder="Which client?" />
        <FilterSelect
          label="Domain"
          param="domain"
          options={domains.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </ListToolbar>
      <ClientChoiceList page={page} params={params} />
    </div>
  )
}

async function Run({ ctx, pk }: { ctx: ServiceContext; pk: string }) {
  const { client, target, addresses, access, pkceRule, startingScopes, suggestions } = await loadTarget(ctx, pk)
  const blocked = !client.grantTypes.includes('AUTHORIZATION_CODE')
    ? 'The client may not use authorization codes yet.'
    : isRegistered(client, addresses)
      ? null
      : 'The return address of the playground is not registered on the client yet.'
  return (
    <>
      <ClientStep client={client} addresses={addresses} auth={target.auth} access={access} />
      <RequestStep
        key={client.pk}
        target={target}
        blocked={blocked}
        startingScopes={startingScopes}
        suggestions={suggestions}
        pkceRule={pkceRule}
      />
      <StepCard
        number={3}
        title="Answer"
        state="todo"
        description="Comes back with a code, or with the reason why not."
      />
      <StepCard number={4} title="Token request" state="todo" description="The code and the verifier become tokens." />
      <StepCard number={5} title="Tokens" state="todo" description="Opened and checked here, one by one." />
      <StepCard number={6} title="Use the tokens" state="todo" description="User info, refresh, revoke, sign out." />
    </>
  )
}
