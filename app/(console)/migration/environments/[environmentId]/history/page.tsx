import { EntityHistory } from '@/components/features/shell/entity-history'
import type { ListParams } from '@/components/patterns/list-url'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { environmentHistory } from '@/lib/migration/environment-history'
import { one } from '../../../../page-context'
import { type EnvironmentPageProps, environmentTitle, loadEnvironment } from '../load-environment'

export const generateMetadata = environmentTitle('History')

export default async function EnvironmentHistoryPage({
  params,
  searchParams,
}: EnvironmentPageProps & { searchParams: Promise<ListParams> }) {
  const { ctx, environment } = await loadEnvironment((await params).environmentId)
  const query = await searchParams
  const { page, sentences } = await environmentHistory(ctx, environment.id, {
    cursor: one(query.after) ?? one(query.before),
  })
  return (
    <div className="max-w-5xl">
      <EntityHistory
        page={page}
        sentences={sentences}
        path={routes.migrationEnvironment(environment.id, 'history')}
        params={query}
        opensEntries={may(ctx.actor, 'audit:read')}
      />
    </div>
  )
}
