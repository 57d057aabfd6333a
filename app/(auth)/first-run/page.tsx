import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { FirstRun } from '@/components/features/auth/first-run'
import { AuthLayout } from '@/components/patterns/auth-layout'
import { isSetUp } from '@/lib/auth/first-run'
import { requestContext } from '@/lib/auth/next-context'
import { routes } from '@/lib/base/routes'

export const metadata: Metadata = { title: 'First run' }

export default async function FirstRunPage() {
  await connection()
  if (await isSetUp(await requestContext())) redirect(routes.signIn())
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
