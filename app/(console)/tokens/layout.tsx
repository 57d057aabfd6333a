import type { ReactNode } from 'react'
import { PageHeader } from '@/components/patterns/page-header'
import { Tabs } from '@/components/ui/tabs'
import { routes } from '@/lib/base/routes'

export default function TokensLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Tokens"
        description="What a token is, why it is good or not, and what an exchange would make of it."
        tabs={
          <Tabs
            label="Token pages"
            tabs={[
              { href: routes.tokens(), label: 'Inspect', exact: true },
              { href: routes.tokenExchange(), label: 'Exchange builder' },
            ]}
          />
        }
      />
      <div className="content grid grid-cols-1 gap-4">{children}</div>
    </>
  )
}
