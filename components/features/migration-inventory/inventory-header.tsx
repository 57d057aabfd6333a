import type { ReactNode } from 'react'
import { PageHeader } from '@/components/patterns/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { Tabs } from '@/components/ui/tabs'
import { type InventoryTab, routes } from '@/lib/base/routes'

const TABS: readonly [InventoryTab, string][] = [
  ['customers', 'Customers'],
  ['enterprises', 'Enterprises'],
  ['chains', 'Chains'],
  ['gateways', 'Gateways'],
  ['environments', 'Environments'],
  ['partners', 'Partners'],
  ['applications', 'Applications'],
]

/** Title and tabs of the inventory; the main action is that of the tab. */
export function InventoryHeader({ action, canImport }: { action?: ReactNode; canImport: boolean }) {
  return (
    <PageHeader
      title="Inventory"
      description="Who owns what, and what calls it: everything that is to be migrated."
      actions={
        <>
          {canImport && <LinkButton href={routes.inventoryImport()}>Import</LinkButton>}
          {action}
        </>
      }
      tabs={
        <Tabs label="Inventory pages" tabs={TABS.map(([tab, label]) => ({ href: routes.inventory(tab), label }))} />
      }
    />
  )
}
