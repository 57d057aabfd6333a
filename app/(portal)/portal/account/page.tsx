import type { Metadata } from 'next'
import { OwnSessions } from '@/components/features/account/own-sessions'
import { PasswordCard } from '@/components/features/account/password-card'
import { SecondFactorCard } from '@/components/features/portal-account/second-factor-card'
import { KeyValueList } from '@/components/patterns/key-value-list'
import { PageHeader } from '@/components/patterns/page-header'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { describeOwnOrganisation } from '@/lib/auth/portal/own-organisation'
import { ownSecondFactor } from '@/lib/auth/portal/own-second-factor'
import { listSessions } from '@/lib/auth/sessions'
import { systemDeps } from '@/lib/auth/system'
import { PORTAL_ROLE_HELP, PORTAL_ROLE_WORDS } from '@/lib/schemas/portal-role'
import { portalContext } from '../portal-context'

export const metadata: Metadata = { title: 'Your account' }

export default async function PortalAccountPage() {
  const ctx = await portalContext()
  const [organisation, isOn, sessions] = await Promise.all([
    describeOwnOrganisation(ctx),
    ownSecondFactor(ctx),
    listSessions(ctx, systemDeps().sessionIdleSeconds),
  ])
  return (
    <>
      <PageHeader title="Your account" description="Your password, your second factor, and where you are signed in." />
      <div className="content grid gap-6">
        <Card>
          <CardHeader title="You" />
          <CardBody>
            <KeyValueList
              items={[
                { label: 'E-mail address', value: ctx.actor.name },
                { label: 'Organisation', value: organisation.name },
                {
                  label: 'Role',
                  value: PORTAL_ROLE_WORDS[organisation.role],
                  help: PORTAL_ROLE_HELP[organisation.role],
                },
              ]}
            />
          </CardBody>
        </Card>
        <PasswordCard username={ctx.actor.name} />
        <SecondFactorCard isOn={isOn} />
        <OwnSessions sessions={sessions} />
      </div>
    </>
  )
}
