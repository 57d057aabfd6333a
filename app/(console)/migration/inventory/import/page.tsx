import type { Metadata } from 'next'
import { pageContext } from '@/app/(console)/page-context'
import { ColumnReference } from '@/components/features/migration-inventory/column-reference'
import { ImportInventory } from '@/components/features/migration-inventory/import-inventory'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import { PageHeader } from '@/components/patterns/page-header'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'

export const metadata: Metadata = { title: 'Import inventory' }

export default async function ImportInventoryPage() {
  const ctx = await pageContext()
  if (!may(ctx.actor, 'migration:write')) return <ForbiddenView />
  return (
    <>
      <PageHeader
        title="Import inventory"
        description="From a CSV or JSON file: checked first, stored when you say so."
        crumbs={[{ label: 'Inventory', href: routes.inventory() }, { label: 'Import' }]}
      />
      <div className="content grid grid-cols-1 gap-4">
        <ImportInventory />
        <ColumnReference />
      </div>
    </>
  )
}
