import type { Metadata } from 'next'
import { ClientFilters } from '@/components/features/clients/client-filters'
import { RotationPicker } from '@/components/features/clients/rotation-picker'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { rotatableClients } from '@/lib/policy/bulk-rotation'
import { clientListQuerySchema } from '@/lib/schemas/list-query'
import { one, pageContext } from '../../page-context'

export const metadata: Metadata = { title: 'Rotate secrets' }

export default async function RotateSecretsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const ctx = await pageContext()
  if (!may(ctx.actor, 'clients:secrets')) return <ForbiddenView message="Your role does not rotate secrets." />
  const query = clientListQuerySchema.parse({
    q: one(params.q),
    domain: one(params.domain),
    type: one(params.type),
    grant: one(params.grant),
    attention: one(params.attention),
  })
  const { preview, total, totalIsExact } = await rotatableClients(ctx, query)
  return (
    <>
      <PageHeader
        title="Rotate secrets"
        description="Gives several clients new secrets at once. They leave in one file that a passphrase opens, and are kept nowhere else."
        crumbs={[{ label: 'Clients', href: routes.clients() }, { label: 'Rotate secrets' }]}
      />
      <div className="content-wide grid grid-cols-1 gap-1">
        <ListToolbar
          shown={preview.entries.length}
          total={total}
          totalIsExact={totalIsExact}
          noun="clients"
          singular="client"
        >
          <ClientFilters />
        </ListToolbar>
        <RotationPicker entries={preview.entries} />
      </div>
    </>
  )
}
