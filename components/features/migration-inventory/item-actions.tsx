'use client'

import { useRouter } from 'next/navigation'
import { TypedConfirmDialog } from '@/components/patterns/typed-confirm-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { deleteItemAction } from '@/lib/actions/migration-inventory/delete-item'
import { updateItemAction } from '@/lib/actions/migration-inventory/update-item'
import type { InventoryItem } from '@/lib/schemas/migration/inventory'
import { KIND_WORDS } from '@/lib/schemas/migration/inventory-kinds'
import { ApplicationActions } from './application-actions'
import type { Suggestions } from './inventory-fields'
import { ItemDialog } from './item-dialog'

interface ItemActionsProps {
  item: InventoryItem
  suggestions: Suggestions
}

/** What can be done to one row of the inventory. */
export function ItemActions({ item, suggestions }: ItemActionsProps) {
  const router = useRouter()
  const { one } = KIND_WORDS[item.kind]
  const held = item.dependents.map(({ what, count }) => `${what} (${count.toLocaleString('en')})`).join(', ')
  const done = (message: string) => {
    toast.success(message)
    router.refresh()
  }
  return (
    <div className="relative z-1 flex justify-end gap-1">
      {item.kind === 'application' && <ApplicationActions item={item as InventoryItem<'application'>} />}
      <ItemDialog
        trigger={
          <Button size="sm" aria-label={`Edit ${item.label}`}>
            Edit
          </Button>
        }
        kind={item.kind}
        title={`Edit ${one} ${item.label}`}
        submitLabel={`Save ${one}`}
        values={item.values}
        suggestions={suggestions}
        isNew={false}
        save={(values) => updateItemAction({ kind: item.kind, id: item.id, values, expectedVersion: item.version })}
        onSaved={(saved) => done(`${saved.label} saved`)}
      />
      <TypedConfirmDialog
        trigger={
          <Button size="sm" variant="danger-ghost" aria-label={`Delete ${item.label}`}>
            Delete
          </Button>
        }
        title={`Delete ${one} ${item.label}?`}
        name={item.label}
        consequences={[]}
        blocked={held ? `It still has ${held}. Delete those first.` : undefined}
        confirmLabel={`Delete ${one}`}
        onConfirm={async () => {
          const answer = await deleteItemAction({ kind: item.kind, id: item.id })
          if (answer.ok) done(`${answer.data.label} deleted`)
          return answer
        }}
      />
    </div>
  )
}
