import type { Metadata } from 'next'
import { pageContext } from '@/app/(console)/page-context'
import { KeyPairsTable } from '@/components/features/keys/key-pairs-table'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { listKeyPairs } from '@/lib/keys/key-pairs'

export const metadata: Metadata = { title: 'Key pairs' }

export default async function KeyPairsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const cursor = [params.after ?? params.before].flat()[0] ?? null
  const ctx = await pageContext()
  const page = await listKeyPairs(ctx, cursor)
  return (
    <>
      <PageHeader
        title="Key pairs"
        description="The keys that sign tokens, those that expire first on top. Private keys are sealed and never leave the server."
      />
      <div className="content-wide">
        <ListToolbar shown={page.items.length} total={page.total} totalIsExact={page.totalIsExact} noun="key pairs" />
        <KeyPairsTable page={page} params={params} now={ctx.clock.now()} />
      </div>
    </>
  )
}
