'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { createItemAction } from '@/lib/actions/migration-inventory/create-item'
import { KIND_WORDS, type ListedKind } from '@/lib/schemas/migration/inventory-kinds'
import type { Suggestions } from './inventory-fields'
import { ItemDialog } from './item-dialog'
import { NewApplicationButton } from './new-application-button'

export interface NewItemButtonProps {
  kind: ListedKind
  suggestions: Suggestions
  /** what is known already: the chain whose page this is */
  values?: Readonly<Record<string, unknown>>
}

export function NewItemButton({ kind, suggestions, values = {} }: NewItemButtonProps) {
  const router = useRouter()
  if (kind === 'application') return <NewApplicationButton suggestions={suggestions} />
  const { one } = KIND_WORDS[kind]
  return (
    <ItemDialog
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          New {one}
        </Button>
      }
      kind={kind}
      title={`New ${one}`}
      submitLabel={`Create ${one}`}
      values={values}
      suggestions={suggestions}
      isNew
      save={(given) => createItemAction({ kind, values: given })}
      onSaved={(item) => {
        toast.success(`${one.charAt(0).toUpperCase()}${one.slice(1)} ${item.label} created`)
        router.refresh()
      }}
    />
  )
}
