import type { ReactNode } from 'react'
import { CopyableValue } from '@/components/patterns/copyable-value'
import { PageHeader } from '@/components/patterns/page-header'
import { Tabs } from '@/components/ui/tabs'
import { routes } from '@/lib/base/routes'
import type { EnvironmentView } from '@/lib/schemas/migration/environment'
import { isAfter } from '@/lib/schemas/migration/phase'
import { EnvironmentState } from './environment-state'
import { EnvironmentWatcher } from './environment-watcher'
import { EventBar } from './events/event-bar'

interface EnvironmentHeaderProps {
  environment: EnvironmentView
  /** whoever only reads is shown no button, pressable or not */
  canWrite: boolean
}

export function EnvironmentHeader({ environment, canWrite }: EnvironmentHeaderProps) {
  const { id, label, chainName, customerName, enterprise, gateway, operator, phase } = environment
  return (
    <>
      <PageHeader
        title={label}
        description={`${chainName}, ${customerName}`}
        crumbs={[
          { label: 'Migration', href: routes.migration() },
          { label: 'Environments', href: routes.migrationEnvironments() },
          { label },
        ]}
        meta={<EnvironmentState environment={environment} />}
        actions={canWrite ? <EventBar environment={environment} /> : undefined}
        tabs={
          <Tabs
            label="Environment pages"
            tabs={[
              { href: routes.migrationEnvironment(id), label: 'Wizard', exact: true },
              { href: routes.migrationEnvironment(id, 'integrations'), label: 'Integrations' },
              { href: routes.migrationEnvironment(id, 'clients'), label: 'Clients and partners' },
              { href: routes.migrationEnvironment(id, 'cut-over'), label: 'Cut-over' },
              { href: routes.migrationEnvironment(id, 'analytics'), label: 'Analytics' },
              ...(isAfter(phase) ? [{ href: routes.migrationEnvironment(id, 'report'), label: 'Report' }] : []),
              { href: routes.migrationEnvironment(id, 'history'), label: 'History' },
            ]}
          />
        }
      >
        <Fact label="Enterprise ID">
          {enterprise.code ? <CopyableValue label="Enterprise ID" value={enterprise.code} /> : 'not supplied yet'}
        </Fact>
        <Fact label="Gateway">
          <CopyableValue label="gateway host" value={gateway.host} max={40} />
        </Fact>
        {operator && <Fact label="Led by">{operator}</Fact>}
      </PageHeader>
      <EnvironmentWatcher environment={environment} />
    </>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className="flex min-w-0 items-center gap-2 text-sm">
      <span className="text-muted">{label}</span>
      {children}
    </span>
  )
}
