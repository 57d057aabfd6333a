import { Building2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { CopyableValue } from '@/components/patterns/copyable-value'
import { type Column, DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import type { ListParams } from '@/components/patterns/list-url'
import { Mono } from '@/components/ui/mono'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { Page } from '@/lib/base/page'
import { routes } from '@/lib/base/routes'
import type { InventoryItem } from '@/lib/schemas/migration/inventory'
import { KIND_WORDS, type ListedKind } from '@/lib/schemas/migration/inventory-kinds'
import { PHASE_WORDS, type Phase } from '@/lib/schemas/migration/phase'
import { EMPTY_WORDS } from './empty-words'

interface InventoryListProps<K extends ListedKind> {
  kind: K
  page: Page<InventoryItem<K>>
  path: string
  params: ListParams
  /** Edit and delete, where the person may */
  actions?: (item: InventoryItem<K>) => ReactNode
  create?: ReactNode
}

type Columns = { [K in ListedKind]: readonly Column<InventoryItem<K>>[] }

const code = (value: string) =>
  value ? <CopyableValue label="code" value={value} /> : <span className="text-muted">not yet</span>
const strong = (text: string) => <span className="font-medium break-words">{text}</span>
const number = (item: InventoryItem, what: string) =>
  (item.dependents.find((each) => each.what === what)?.count ?? 0).toLocaleString('en')
const countOf = (header: string, what: string) => ({
  id: what,
  header,
  align: 'right' as const,
  cell: (item: InventoryItem) => number(item, what),
})
const within = (item: InventoryItem, tab: 'enterprises' | 'chains' | 'environments', what: string) => (
  <TextLink href={`${routes.inventory(tab)}?within=${item.id}`} aria-label={`${what} of ${item.label}`}>
    {number(item, what)}
  </TextLink>
)

const COLUMNS: Columns = {
  customer: [
    { id: 'name', header: 'Name', cell: (item) => strong(item.values.name) },
    {
      id: 'enterprises',
      header: 'Enterprises',
      align: 'right',
      cell: (item) => within(item, 'enterprises', 'enterprises'),
    },
    countOf('Applications', 'applications'),
    countOf('Portal accounts', 'portal accounts'),
  ],
  enterprise: [
    { id: 'name', header: 'Name', cell: (item) => strong(item.values.name) },
    { id: 'code', header: 'Enterprise ID', cell: (item) => code(item.values.code) },
    { id: 'customer', header: 'Customer', cell: (item) => item.values.customer },
    { id: 'chains', header: 'Chains', align: 'right', cell: (item) => within(item, 'chains', 'chains') },
  ],
  chain: [
    {
      id: 'code',
      header: 'Code',
      cell: (item) => (
        <TextLink href={routes.inventoryChain(item.id)}>
          <Mono>{item.values.code}</Mono>
        </TextLink>
      ),
    },
    { id: 'name', header: 'Name', cell: (item) => item.values.name },
    { id: 'enterprise', header: 'Enterprise', cell: (item) => String(item.facts.enterpriseName ?? '') },
    countOf('Properties', 'properties'),
    {
      id: 'environments',
      header: 'Environments',
      align: 'right',
      cell: (item) => within(item, 'environments', 'environments'),
    },
  ],
  property: [
    { id: 'code', header: 'Code', cell: (item) => code(item.values.code) },
    { id: 'name', header: 'Name', cell: (item) => item.values.name },
    { id: 'created', header: 'Added', hideOnPhone: true, cell: (item) => <Time value={item.createdAt} /> },
  ],
  gateway: [
    { id: 'name', header: 'Name', cell: (item) => strong(item.values.name) },
    { id: 'host', header: 'Host', cell: (item) => <CopyableValue label="host" value={item.values.host} /> },
    { id: 'domain', header: 'Identity domain', cell: (item) => item.values.domain },
    countOf('Environments', 'environments'),
  ],
  environment: [
    {
      id: 'name',
      header: 'Environment',
      cell: (item) => <TextLink href={routes.migrationEnvironment(item.id)}>{item.label}</TextLink>,
    },
    {
      id: 'kind',
      header: 'Kind',
      hideOnPhone: true,
      cell: (item) => (item.values.kind === 'PRODUCTION' ? 'Production' : 'Non-production'),
    },
    { id: 'gateway', header: 'Gateway', cell: (item) => item.values.gateway },
    { id: 'phase', header: 'Phase', cell: (item) => PHASE_WORDS[item.facts.phase as Phase] },
    {
      id: 'integrations',
      header: 'Integrations',
      align: 'right',
      cell: (item) => Number(item.facts.integrations).toLocaleString('en'),
    },
  ],
  partner: [
    { id: 'name', header: 'Name', cell: (item) => strong(item.values.name) },
    { id: 'account', header: 'Cloud account', cell: (item) => code(item.values.cloudAccountName) },
    countOf('Integrations', 'integrations'),
    countOf('Connections', 'connections'),
    countOf('Applications', 'applications'),
  ],
  application: [
    { id: 'name', header: 'Name', cell: (item) => strong(item.values.name) },
    { id: 'owner', header: 'Owner', cell: (item) => String(item.facts.ownerName ?? '') },
    { id: 'key', header: 'Key ends in', hideOnPhone: true, cell: (item) => <Mono>{`…${item.facts.keyHint}`}</Mono> },
    countOf('Integrations', 'integrations'),
    {
      id: 'state',
      header: 'State',
      cell: (item) =>
        item.facts.isDisabled ? <Status tone="neutral">Disabled</Status> : <Status tone="good">Active</Status>,
    },
  ],
}

/** What the inventory holds of one kind. */
export function InventoryList<K extends ListedKind>(props: InventoryListProps<K>) {
  const { kind, page, path, params, actions, create } = props
  const columns = COLUMNS[kind] as readonly Column<InventoryItem<K>>[]
  const { many } = KIND_WORDS[kind]
  return (
    <DataTable
      caption={`${many.charAt(0).toUpperCase()}${many.slice(1)}`}
      columns={actions ? [...columns, { id: 'actions', header: 'Actions', align: 'right', cell: actions }] : columns}
      rows={page.items}
      rowKey={(item) => item.id}
      list={{ path, params }}
      page={page}
      empty={
        params.q ? (
          <EmptyState title={`No ${KIND_WORDS[kind].one} matches`}>
            Search finds any part of a name or a code.
          </EmptyState>
        ) : (
          <EmptyState icon={<Building2 />} title={`No ${many} yet`} action={create}>
            {EMPTY_WORDS[kind]}
          </EmptyState>
        )
      }
    />
  )
}
