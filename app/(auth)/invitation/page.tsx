import type { Metadata } from 'next'
import { connection } from 'next/server'
import { AcceptInvitation } from '@/components/features/auth/accept-invitation'
import { AuthLayout } from '@/components/patterns/auth-layout'

export const metadata: Metadata = { title: 'Invitation' }

/** What the link carries stands behind the `#`, which no server sees: the page itself reads it. */
export default async function InvitationPage() {
  await connection()
  return (
    <AuthLayout
      title="Your invitation"
      description="To the portal for the migration from SSD to OCIM."
      footer="The link works once, within seven days of the invitation."
    >
      <AcceptInvitation />
    </AuthLayout>
  )
}
