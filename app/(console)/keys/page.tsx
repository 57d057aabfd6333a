import { Plus, Upload } from 'lucide-react'
import type { Metadata } from 'next'
import { one, pageContext } from '@/app/(console)/page-context'
import { KeyPairFilters } from '@/components/features/keys/key-pair-filters'
import { KeyPairsTable } from '@/components/features/keys/key-pairs-table'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { routes } from '@/lib/base/routes'
import { mayChangeKeyStore } from '@/lib/keys/authorize-key-store'
import { listKeyPairs } from '@/lib/keys/key-pairs'
import { EXPIRY_WARNING_DAYS } from '@/lib/schemas/certificate-validity'

export const metadata: Metadata = { title: 'Key pairs' }

export default async function KeyPairsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const show = one(params.show)
  const ctx = await pageContext()
  const page = await listKeyPairs(ctx, one(params.after) ?? one(params.before) ?? null, 25, {
    ...(show === 'expiring' ? { expiringWithinDays: EXPIRY_WARNING_DAYS } : {}),
    unused: show === 'unused',
  })
  const canCreate = mayChangeKeyStore(ctx.actor)
  return (
    <>
      <PageHeader
        title="Key pairs"
        description="The keys that sign tokens, those that expire first on top. Private keys are sealed and never leave the server."
        actions={
          canCreate && (
            <>
              <LinkButton icon={<Upload aria-hidden />} href={routes.uploadKeyPair()}>
                Upload
              </LinkButton>
              <LinkButton variant="primary" icon={<Plus aria-hidden />} href={routes.newKeyPair()}>
                New key pair
              </LinkButton>
            </>
          )
        }
      />
      <div className="content-wide">
        <ListToolbar
          shown={page.items.length}
          total={page.total}
          totalIsExact={page.totalIsExact}
          noun="key pairs"
          singular="key pair"
        >
          <KeyPairFilters />
        </ListToolbar>
        <KeyPairsTable
          page={page}
          params={params}
          now={ctx.clock.now()}
          isFiltered={show !== undefined && show !== ''}
          canCreate={canCreate}
        />
      </div>
    </>
  )
}
