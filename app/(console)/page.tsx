import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { pageContext } from '@/app/(console)/page-context'
import { AttentionList } from '@/components/features/overview/attention-list'
import { FirstSteps } from '@/components/features/overview/first-steps'
import { LatestChanges } from '@/components/features/overview/latest-changes'
import { UsageChart } from '@/components/features/overview/usage-chart'
import { PageHeader } from '@/components/patterns/page-header'
import { Stat } from '@/components/patterns/stat'
import { listAudit } from '@/lib/audit/list'
import { auditSentence } from '@/lib/audit/sentence'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { migrationAttention } from '@/lib/migration/attention'
import { byUrgency } from '@/lib/policy/attention-rules'
import { overview } from '@/lib/policy/overview'
import { auditQuerySchema } from '@/lib/schemas/audit'

export const metadata: Metadata = { title: 'Overview' }

export default async function OverviewPage() {
  const ctx = await pageContext()
  // Who only leads migrations begins where they stand.
  if (!may(ctx.actor, 'audit:read')) redirect(routes.migration())
  const [view, migration, log] = await Promise.all([
    overview(ctx),
    migrationAttention(ctx),
    listAudit(ctx, auditQuerySchema.parse({ limit: 8 })),
  ])
  const attention = byUrgency([...view.attention, ...migration])
  const { counts } = view
  const isNew = counts.clients === 0 || counts.resources === 0 || counts.domains === 0
  return (
    <>
      <PageHeader title="Overview" description="What is due, what is broken, and what happened in the last 24 hours." />
      <div className="content grid gap-6">
        {isNew && <FirstSteps counts={counts} canCreateDomain={may(ctx.actor, 'domains:create')} />}
        <div className="grid gap-4 sm:grid-cols-3">
          <Stat label="Domains" value={counts.domains.toLocaleString('en')} href={routes.domains()} />
          <Stat label="Resource servers" value={counts.resources.toLocaleString('en')} href={routes.resources()} />
          <Stat label="Clients" value={counts.clients.toLocaleString('en')} href={routes.clients()} />
        </div>
        {(!isNew || migration.length > 0) && <AttentionList items={attention} />}
        {!isNew && <UsageChart hours={view.usage} />}
        <LatestChanges
          entries={log.items.map((entry) => ({ seq: entry.seq, at: entry.at, sentence: auditSentence(entry) }))}
        />
      </div>
    </>
  )
}
