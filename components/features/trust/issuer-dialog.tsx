'use client'

import { useRouter } from 'next/navigation'
import { type ReactElement, useState } from 'react'
import { useCreateForm } from '@/components/patterns/use-create-form'
import type { ActionAnswer } from '@/components/patterns/use-entity-form'
import type { LoadSchema } from '@/components/patterns/use-lazy-resolver'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { DialogFooter } from '@/components/ui/dialog-parts'
import { toast } from '@/components/ui/toast'
import type { TrustedIssuerView } from '@/lib/schemas/trusted-issuer'
import { IssuerFields } from './issuer-fields'
import type { IssuerForm } from './issuer-form'

interface IssuerDialogProps {
  trigger: ReactElement
  title: string
  submitLabel: string
  savedMessage: string
  schema: LoadSchema
  defaultValues: IssuerForm
  /** the issuer that is edited; null for a new one */
  current: TrustedIssuerView | null
  save: (values: IssuerForm) => Promise<ActionAnswer<TrustedIssuerView>>
}

/** Who is believed, by which keys, for whom and for how long. */
export function IssuerDialog(props: IssuerDialogProps) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>{props.trigger}</DialogTrigger>
      <DialogContent
        title={props.title}
        size="lg"
        description="Whoever holds one of these keys can say who a person is, and get a token for them."
      >
        {/* Mounted anew each time, so that what was typed and given up does not come back. */}
        <Form {...props} close={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  )
}

function Form(props: IssuerDialogProps & { close: () => void }) {
  const router = useRouter()
  const edit = useCreateForm<IssuerForm, TrustedIssuerView>({
    schema: props.schema,
    defaultValues: props.defaultValues,
    fieldOf: { addKeys: 'keys' },
    create: props.save,
    onCreated: () => {
      toast.success(props.savedMessage)
      props.close()
      router.refresh()
    },
  })
  return (
    <form onSubmit={edit.submit} noValidate className="contents">
      <IssuerFields edit={edit} current={props.current} />
      <DialogFooter>
        <DialogClose asChild>
          <Button disabled={edit.isSubmitting}>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" loading={edit.isSubmitting}>
          {props.submitLabel}
        </Button>
      </DialogFooter>
    </form>
  )
}
