import type { ReactNode } from 'react'
import { ConsoleShell } from '@/components/features/shell/console-shell'
import { QueryProvider } from '@/components/features/shell/query-provider'
import { readShellPreferences } from '@/components/patterns/shell-preferences'
import { may } from '@/lib/auth/permissions'
import { domainChoices } from '@/lib/policy/domain-choices'
import { pageContext } from './page-context'

/** The gate and the frame. Pages and services check again: a layout is not asked on every navigation. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const ctx = await pageContext()
  const [preferences, domains] = await Promise.all([readShellPreferences(), domainChoices(ctx)])
  return (
    <QueryProvider>
      <ConsoleShell
        person={{ name: ctx.actor.name, role: ctx.actor.role ?? 'AUDITOR' }}
        may={{
          seeAdministrators: may(ctx.actor, 'accounts:read'),
          createDomain: may(ctx.actor, 'domains:create'),
          write: may(ctx.actor, 'clients:write'),
          migration: may(ctx.actor, 'migration:read'),
          onlyMigration: ctx.actor.role === 'MIGRATION_OPERATOR',
        }}
        domains={domains}
        environment={ctx.store.dialect === 'sqlite' ? 'SQLite, one node' : 'PostgreSQL'}
        preferences={preferences}
      >
        {children}
      </ConsoleShell>
    </QueryProvider>
  )
}
