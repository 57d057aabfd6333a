import type { Metadata } from 'next'
import { connection } from 'next/server'
import { FirstRun } from '@/components/features/auth/first-run'
import { AuthLayout } from '@/components/patterns/auth-layout'
import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/link-button'
import { isSetUp } from '@/lib/auth/first-run'
import { requestContext } from '@/lib/auth/next-context'
import { routes } from '@/lib/base/routes'

export const metadata: Metadata = { title: 'First run' }

export default async function FirstRunPage() {
  await connection()
  if (await isSetUp(await requestContext())) {
    return (
      <AuthLayout title="Nothing left to do here">
        <Alert tone="info" title="This server has been set up already">
          The set-up link has no more use. Sign in with an account; an administrator can make you one.
        </Alert>
        <LinkButton href={routes.signIn()} variant="primary" className="mt-4 w-full">
          Sign in
        </LinkButton>
      </AuthLayout>
    )
  }
  return (
    <AuthLayout
      title="Create the first administrator"
      description="This account reads and changes everything. It can make others afterwards."
      footer="The link works once, within an hour of the start of the server."
    >
      <FirstRun />
    </AuthLayout>
  )
}
