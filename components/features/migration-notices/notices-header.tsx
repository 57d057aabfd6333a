import { PageHeader } from '@/components/patterns/page-header'
import { Tabs } from '@/components/ui/tabs'
import { routes } from '@/lib/base/routes'

export function NoticesHeader() {
  return (
    <PageHeader
      title="Notices"
      description="Who was told what about a migration, and when. Everybody reads them in the portal; by e-mail where a mail server is set up."
      tabs={
        <Tabs
          label="Pages of notices"
          tabs={[
            { href: routes.migrationNotices(), label: 'Deliveries', exact: true },
            { href: routes.migrationNoticeTexts(), label: 'Texts' },
          ]}
        />
      }
    />
  )
}
