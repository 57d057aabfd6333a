import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { SignInForm } from '@/components/features/auth/sign-in-form'
import { AuthLayout } from '@/components/patterns/auth-layout'
import { Alert } from '@/components/ui/alert'
import { isSetUp } from '@/lib/auth/first-run'
import { currentActor, requestContext } from '@/lib/auth/next-context'
import { safeNext } from '@/lib/auth/safe-next'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  await connection()
  const next = safeNext((await searchParams).next)
  if ((await currentActor()).role !== null) redirect(next)
  const hasAccount = await isSetUp(await requestContext())
  return (
    <AuthLayout
      title="Sign in"
      description="To administer this server."
      footer="Sign-ins and refused attempts are written to the audit log."
    >
      <div className="grid gap-4">
        {!hasAccount && (
          <Alert tone="info" title="This server has no account yet">
            Open the link that it printed in its terminal when it started. Restart the server for a new one.
          </Alert>
        )}
        <SignInForm next={next} />
      </div>
    </AuthLayout>
  )
}
