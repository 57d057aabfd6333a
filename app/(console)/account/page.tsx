import type { Metadata } from 'next'
import { pageContext } from '@/app/(console)/page-context'
import { OwnSessions } from '@/components/features/account/own-sessions'
import { PasswordCard } from '@/components/features/account/password-card'
import { KeyValueList } from '@/components/patterns/key-value-list'
import { PageHeader } from '@/components/patterns/page-header'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { listSessions } from '@/lib/auth/sessions'
import { systemDeps } from '@/lib/auth/system'
import { ROLE_HELP, ROLE_WORDS } from '@/lib/schemas/role'

export const metadata: Metadata = { title: 'Your account' }

export default async function AccountPage() {
  const ctx = await pageContext()
  const { actor } = ctx
  const sessions = await listSessions(ctx, systemDeps().sessionIdleSeconds)
  return (
    <>
      <PageHeader title="Your account" description="Your password, and where you are signed in." />
      <div className="content grid gap-6">
        <Card>
          <CardHeader title="You" />
          <CardBody>
            <KeyValueList
              items={[
                { label: 'User name', value: actor.name },
                {
                  label: 'Role',
                  value: actor.role && ROLE_WORDS[actor.role],
                  help: actor.role ? ROLE_HELP[actor.role] : undefined,
                },
              ]}
            />
          </CardBody>
        </Card>
        <PasswordCard username={actor.name} />
        <OwnSessions sessions={sessions} />
      </div>
    </>
  )
}
