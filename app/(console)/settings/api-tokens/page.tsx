import type { Metadata } from 'next'
import { pageContext } from '@/app/(console)/page-context'
import { ApiTokensTable } from '@/components/features/account/api-tokens-table'
import { CreateTokenDialog } from '@/components/features/account/create-token-dialog'
import { PageHeader } from '@/components/patterns/page-header'
import { grantableRoles } from '@/lib/auth/api-token-rules'
import { listApiTokens } from '@/lib/auth/api-tokens'
import { may } from '@/lib/auth/permissions'
import { domainChoices } from '@/lib/policy/domain-choices'

export const metadata: Metadata = { title: 'API tokens' }

export default async function ApiTokensPage() {
  const ctx = await pageContext()
  const seesAll = may(ctx.actor, 'accounts:read')
  const [tokens, domains] = await Promise.all([listApiTokens(ctx, seesAll), domainChoices(ctx)])
  return (
    <>
      <PageHeader
        title="API tokens"
        description="Personal tokens for scripts that call the administration API. A token never has more reach than its owner."
        actions={ctx.actor.role && <CreateTokenDialog roles={[...grantableRoles(ctx.actor.role)]} domains={domains} />}
      />
      <div className="content">
        <ApiTokensTable
          tokens={tokens}
          domains={domains}
          now={ctx.clock.now()}
          showOwner={seesAll}
          canRevoke={(token) => token.accountId === ctx.actor.id || may(ctx.actor, 'accounts:write')}
        />
      </div>
    </>
  )
}
