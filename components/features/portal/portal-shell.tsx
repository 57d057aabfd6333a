import { UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { AppShell } from '@/components/patterns/app-shell'
import type { Theme } from '@/components/patterns/preference-cookies'
import { routes } from '@/lib/base/routes'
import { PORTAL_ROLE_WORDS, type PortalRole } from '@/lib/schemas/portal-role'
import { portalNav } from './portal-nav'
import { PortalSignOut } from './portal-sign-out'

interface PortalShellProps {
  person: { name: string; role: PortalRole }
  organisation: { name: string; side: 'PARTNER' | 'CUSTOMER' }
  preferences: { theme: Theme; railCollapsed: boolean }
  children: ReactNode
}

/** The frame around every page of the portal, for partners and customers alike. */
export function PortalShell({ person, organisation, preferences, children }: PortalShellProps) {
  return (
    <AppShell
      home={{ href: routes.portal(), label: 'your migrations' }}
      nav={portalNav(organisation.side)}
      domainSwitcher={
        <p className="rounded-md border bg-surface px-2.5 py-1.5">
          <span className="block truncate font-medium">{organisation.name}</span>
          <span className="block text-xs text-muted">{organisation.side === 'PARTNER' ? 'Partner' : 'Customer'}</span>
        </p>
      }
      account={{
        name: person.name,
        detail: `${PORTAL_ROLE_WORDS[person.role]} at ${organisation.name}`,
        items: [{ href: routes.portalAccount(), label: 'Your account', icon: <UserRound aria-hidden /> }],
        signOut: <PortalSignOut />,
      }}
      theme={preferences.theme}
      railCollapsed={preferences.railCollapsed}
    >
      {children}
    </AppShell>
  )
}
