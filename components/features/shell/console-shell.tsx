import { UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { AppShell } from '@/components/patterns/app-shell'
import type { Theme } from '@/components/patterns/preference-cookies'
import { routes } from '@/lib/base/routes'
import { ROLE_WORDS, type Role } from '@/lib/schemas/role'
import { ConsoleDomainSwitcher } from './console-domain-switcher'
import { consoleNav } from './console-nav'
import { ConsolePalette } from './console-palette'
import { palettePages } from './palette-pages'

import { SignOutItem } from './sign-out-item'

interface ConsoleShellProps {
  person: { name: string; role: Role }
  may: {
    seeAdministrators: boolean
    createDomain: boolean
    write: boolean
    migration: boolean
    /** Holds nothing but the migration of hotels. */
    onlyMigration: boolean
  }
  domains: readonly { id: string; name: string }[]
  environment: string
  preferences: { theme: Theme; railCollapsed: boolean }
  children: ReactNode
}

/** The frame around every page of the console. */
export function ConsoleShell({ person, may, domains, environment, preferences, children }: ConsoleShellProps) {
  return (
    <AppShell
      nav={consoleNav({
        showAdministrators: may.seeAdministrators,
        showMigration: may.migration,
        onlyMigration: may.onlyMigration,
      })}
      account={{
        name: person.name,
        detail: ROLE_WORDS[person.role],
        items: [{ href: routes.account(), label: 'Your account', icon: <UserRound aria-hidden /> }],
        signOut: <SignOutItem />,
      }}
      domainSwitcher={may.onlyMigration ? undefined : <ConsoleDomainSwitcher domains={domains} />}
      environment={environment}
      palette={
        <ConsolePalette
          pages={palettePages({
            showAdministrators: may.seeAdministrators,
            canCreateDomain: may.createDomain,
            canWrite: may.write,
            showMigration: may.migration,
            onlyMigration: may.onlyMigration,
          })}
        />
      }
      theme={preferences.theme}
      railCollapsed={preferences.railCollapsed}
    >
      {children}
    </AppShell>
  )
}
