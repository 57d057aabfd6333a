import type { Metadata } from 'next'
import { pageContext } from '@/app/(console)/page-context'
import { AdministratorsTable } from '@/components/features/accounts/administrators-table'
import { CreateAdministratorDialog } from '@/components/features/accounts/create-administrator-dialog'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import { PageHeader } from '@/components/patterns/page-header'
import { listAccounts } from '@/lib/auth/accounts'
import { may } from '@/lib/auth/permissions'
import { domainChoices } from '@/lib/policy/domain-choices'

export const metadata: Metadata = { title: 'Administrators' }

export default async function AdministratorsPage() {
  const ctx = await pageContext()
  if (!may(ctx.actor, 'accounts:read')) return <ForbiddenView />
  const [accounts, domains] = await Promise.all([listAccounts(ctx), domainChoices(ctx)])
  const canWrite = may(ctx.actor, 'accounts:write')
  return (
    <>
      <PageHeader
        title="Administrators"
        description="People who may sign in to this console and call the administration API."
        actions={canWrite && <CreateAdministratorDialog domains={domains} />}
      />
      <div className="content">
        <AdministratorsTable accounts={accounts} domains={domains} canWrite={canWrite} ownId={ctx.actor.id} />
      </div>
    </>
  )
}
