'use client'

import { type ReactNode, useState } from 'react'
import { ErrorSummary } from '@/components/patterns/error-summary'
import { useCreateForm } from '@/components/patterns/use-create-form'
import type { ActionAnswer } from '@/components/patterns/use-entity-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'
import type { ListedKind } from '@/lib/schemas/migration/inventory-kinds'
import { type FormValues, formValues, type Suggestions, serviceValues } from './inventory-fields'
import { ItemFields } from './item-fields'

interface ItemDialogProps<Made> {
  trigger: ReactNode
  kind: ListedKind
  title: string
  description?: string
  submitLabel: string
  /** what the fields begin with */
  values: Readonly<Record<string, unknown>>
  suggestions: Suggestions
  isNew: boolean
  save: (values: Record<string, unknown>) => Promise<ActionAnswer<Made>>
  onSaved: (made: Made) => void
}

/** One thing of the inventory, made or changed beside its list. */
export function ItemDialog<Made>(props: ItemDialogProps<Made>) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>{props.trigger}</DialogTrigger>
      <DialogContent title={props.title} description={props.description}>
        {/* Mounted anew each time, so that what was typed and given up does not come back. */}
        <ItemForm {...props} close={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  )
}

function ItemForm<Made>(props: ItemDialogProps<Made> & { close: () => void }) {
  const { kind, suggestions, isNew, close } = props
  const { form, isSubmitting, problems, submit } = useCreateForm<FormValues, Made>({
    schema: () => import('./inventory-form-schema').then((m) => m.inventoryFormSchema(kind)),
    defaultValues: formValues(kind, props.values),
    create: (values) => props.save(serviceValues(kind, values)),
    onCreated: (made) => {
      close()
      props.onSaved(made)
    },
  })
  return (
    <form onSubmit={submit} noValidate className="contents">
      <DialogBody className="grid gap-5">
        <ErrorSummary errors={problems.map((message) => ({ label: props.title, message }))} />
        <ItemFields kind={kind} form={form} suggestions={suggestions} isNew={isNew} />
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button disabled={isSubmitting}>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" loading={isSubmitting}>
          {props.submitLabel}
        </Button>
      </DialogFooter>
    </form>
  )
}
