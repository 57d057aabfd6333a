import type { Metadata } from 'next'
import { pageContext } from '@/app/(console)/page-context'
import { ServerSettingsTable } from '@/components/features/settings/server-settings-table'
import { KeyValueList } from '@/components/patterns/key-value-list'
import { PageHeader } from '@/components/patterns/page-header'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { listServerSettings } from '@/lib/policy/server-settings'
import packageJson from '@/package.json'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const ctx = await pageContext()
  const settings = listServerSettings(ctx)
  return (
    <>
      <PageHeader
        title="Settings"
        description="What this server runs with. These values come from its environment and change with a restart."
      />
      <div className="content grid gap-6">
        <Card>
          <CardHeader
            title="About"
            description="Keep a copy of the master key apart from the database: neither is of use without the other."
          />
          <CardBody>
            <KeyValueList
              items={[
                { label: 'Version', value: packageJson.version },
                { label: 'Database', value: ctx.store.dialect === 'sqlite' ? 'SQLite, one node' : 'PostgreSQL' },
                { label: 'Public URL', value: <span className="mono">{ctx.publicUrl}</span> },
                {
                  label: 'Master key',
                  value: <span className="mono">{ctx.masterKey.id}</span>,
                  help: `First 8 characters of its fingerprint; read from ${ctx.masterKey.origin}`,
                },
              ]}
            />
          </CardBody>
        </Card>
        <ServerSettingsTable settings={settings} />
      </div>
    </>
  )
}
