import type { Metadata } from 'next'
import { pageContext } from '@/app/(console)/page-context'
import { OAuthOtherSettings } from '@/components/features/settings/oauth-other-settings'
import { OAuthSettingsCard } from '@/components/features/settings/oauth-settings-card'
import { OAuthXmlCard } from '@/components/features/settings/oauth-xml-card'
import { PageHeader } from '@/components/patterns/page-header'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { oauthConfigPutXml } from '@/lib/http/oauth-config-xml'
import { getOAuthConfig } from '@/lib/policy/oauth-config'
import { listServerSettings } from '@/lib/policy/server-settings'
import { KNOWN_SETTINGS } from '@/lib/schemas/oauth-config-known'

export const metadata: Metadata = { title: 'OAuth settings' }

export default async function OAuthSettingsPage() {
  const ctx = await pageContext()
  const config = await getOAuthConfig(ctx)
  const canWrite = may(ctx.actor, 'settings:write')
  const isBeneath = (name: string) => KNOWN_SETTINGS.some(({ envName }) => envName === name)
  const environment = Object.fromEntries(
    listServerSettings(ctx)
      .filter(({ name, origin }) => origin === 'environment' && isBeneath(name))
      .map(({ name, value }) => [name, value ?? '']),
  )
  return (
    <>
      <PageHeader
        title="OAuth settings"
        description="Switches of the whole server that can change while it runs."
        crumbs={[{ label: 'Settings', href: routes.settings() }, { label: 'OAuth settings' }]}
      />
      <div className="content grid gap-6">
        <OAuthSettingsCard
          config={config}
          environment={environment}
          publicUrl={ctx.publicUrl}
          readOnly={canWrite ? undefined : 'These settings are for administrators of the whole server.'}
        />
        <OAuthOtherSettings settings={config.settings} />
        <OAuthXmlCard xml={oauthConfigPutXml(config.settings)} version={config.version} canWrite={canWrite} />
      </div>
    </>
  )
}
