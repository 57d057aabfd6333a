import type { ReactNode } from 'react'
import { PageHeader } from '@/components/patterns/page-header'
import { Tabs } from '@/components/ui/tabs'
import { routes } from '@/lib/base/routes'

export function SessionsHeader({ actions }: { actions?: ReactNode }) {
  return (
    <PageHeader
      title="Sessions"
      description="Who is signed in to a domain in a browser, and the clients that are told when that ends."
      actions={actions}
      tabs={
        <Tabs
          label="Session pages"
          tabs={[
            { href: routes.sessions(), label: 'Sessions', exact: true },
            { href: routes.logoutNotices(), label: 'Sign-out deliveries' },
          ]}
        />
      }
    />
  )
}
