import type { Metadata } from 'next'
import { KindLinks } from '@/components/features/migration-notices/kind-links'
import { NoticesHeader } from '@/components/features/migration-notices/notices-header'
import { TextCard } from '@/components/features/migration-notices/text-card'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import type { ListParams } from '@/components/patterns/list-url'
import { may } from '@/lib/auth/permissions'
import { noticeTemplates } from '@/lib/migration/notices/templates'
import { accessFor, one, pageContext } from '../../../page-context'

export const metadata: Metadata = { title: 'Texts of notices' }

export default async function NoticeTextsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const ctx = await pageContext()
  if (!may(ctx.actor, 'migration:read')) return <ForbiddenView />
  const templates = await noticeTemplates(ctx)
  const chosen = templates.find(({ kind }) => kind === one(params.kind)) ?? templates[0]
  return (
    <>
      <NoticesHeader />
      {chosen && (
        <div className="content grid grid-cols-1 gap-4 md:grid-cols-[12rem_1fr]">
          <KindLinks templates={templates} current={chosen.kind} />
          <div className="grid min-w-0 grid-cols-1 gap-4">
            <TextCard key={chosen.kind} template={chosen} access={accessFor(ctx, 'migration:write')} />
          </div>
        </div>
      )}
    </>
  )
}
