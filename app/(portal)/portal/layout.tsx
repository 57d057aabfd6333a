import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { PortalShell } from '@/components/features/portal/portal-shell'
import { QueryProvider } from '@/components/features/shell/query-provider'
import { readShellPreferences } from '@/components/patterns/shell-preferences'
import { describeOwnOrganisation } from '@/lib/auth/portal/own-organisation'
import { portalContext } from './portal-context'

export const metadata: Metadata = { title: { default: 'Portal', template: '%s · Gatehouse portal' } }

/** The gate and the frame. Pages and services check again: a layout is not asked on every navigation. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const ctx = await portalContext()
  const [preferences, organisation] = await Promise.all([readShellPreferences(), describeOwnOrganisation(ctx)])
  return (
    <QueryProvider>
      <PortalShell
        person={{ name: ctx.actor.name, role: organisation.role }}
        organisation={organisation}
        preferences={preferences}
      >
        {children}
      </PortalShell>
    </QueryProvider>
  )
}
