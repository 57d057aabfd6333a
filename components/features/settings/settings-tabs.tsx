import { Tabs } from '@/components/ui/tabs'
import { routes } from '@/lib/base/routes'

interface SettingsTabsProps {
  /** Whether the viewer may see who administers. */
  showAdministrators: boolean
}

export function SettingsTabs({ showAdministrators }: SettingsTabsProps) {
  return (
    <Tabs
      label="Settings"
      tabs={[
        { href: routes.settings(), label: 'Server', exact: true },
        ...(showAdministrators ? [{ href: routes.administrators(), label: 'Administrators' }] : []),
        { href: routes.apiTokens(), label: 'API tokens' },
        { href: routes.apiReference(), label: 'API reference' },
      ]}
    />
  )
}
