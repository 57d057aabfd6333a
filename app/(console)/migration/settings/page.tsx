import type { Metadata } from 'next'
import { MigrationSettingsCard } from '@/components/features/migration/settings-card'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import { PageHeader } from '@/components/patterns/page-header'
import { may } from '@/lib/auth/permissions'
import { getMigrationSettings } from '@/lib/migration/settings'
import { accessFor, pageContext } from '../../page-context'

export const metadata: Metadata = { title: 'Migration settings' }

export default async function MigrationSettingsPage() {
  const ctx = await pageContext()
  if (!may(ctx.actor, 'migration:read')) return <ForbiddenView />
  return (
    <>
      <PageHeader title="Migration settings" description="When an integration counts as ready, and who is told what." />
      <div className="content">
        <MigrationSettingsCard view={await getMigrationSettings(ctx)} access={accessFor(ctx, 'migration:write')} />
      </div>
    </>
  )
}
