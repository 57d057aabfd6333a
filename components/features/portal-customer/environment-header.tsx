import { CopyableValue } from '@/components/patterns/copyable-value'
import { PageHeader } from '@/components/patterns/page-header'
import { Badge } from '@/components/ui/badge'
import { Status } from '@/components/ui/status'
import { Tabs } from '@/components/ui/tabs'
import { routes } from '@/lib/base/routes'
import { ENVIRONMENT_KIND_WORDS, type EnvironmentView } from '@/lib/schemas/migration/environment'
import { isDuring, PHASE_WORDS } from '@/lib/schemas/migration/phase'
import { EnvironmentLabel } from './environment-label'
import { PHASE_TONES } from './phase-tone'

export function EnvironmentHeader({ environment }: { environment: EnvironmentView }) {
  const { id, label, chainName, kind, phase, gateway } = environment
  const tab = (at: Parameters<typeof routes.portalEnvironment>[1], words: string) => ({
    href: routes.portalEnvironment(id, at),
    label: words,
  })
  return (
    <PageHeader
      title={label}
      description={chainName}
      crumbs={[{ label: 'Environments', href: routes.portalEnvironments() }, { label }]}
      meta={
        <>
          <Status tone={PHASE_TONES[phase]}>{PHASE_WORDS[phase]}</Status>
          <Badge>{ENVIRONMENT_KIND_WORDS[kind]}</Badge>
          <EnvironmentLabel shown={environment.migratingSoon} />
        </>
      }
      tabs={
        <Tabs
          label={label}
          tabs={[
            { ...tab(undefined, 'Overview'), exact: true },
            tab('integrations', 'Integrations'),
            tab('clients', 'Clients'),
            tab('users', isDuring(phase) ? 'Role Manager' : 'Integration users'),
            tab('connections', 'Partner connections'),
            tab('analytics', 'Analytics'),
            tab('audit', 'Audit'),
          ]}
        />
      }
    >
      <CopyableValue value={`https://${gateway.host}`} label="gateway URL" max={60} />
    </PageHeader>
  )
}
