'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ErrorSummary } from '@/components/patterns/error-summary'
import { makePassword } from '@/components/patterns/make-password'
import { useCreateForm } from '@/components/patterns/use-create-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'
import { toast } from '@/components/ui/toast'
import { changeIntegrationUserPasswordAction } from '@/lib/actions/portal-customer/change-integration-user-password'
import type { IntegrationUserView } from '@/lib/schemas/migration/integration-user'
import { PasswordFields } from './password-fields'
import type { PasswordForm } from './password-fields-schema'
import { UserPasswordOnce } from './user-password-once'

/** Sets another password for a user of SSD. */
export function ChangePasswordButton({ user }: { user: IntegrationUserView }) {
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  return (
    <>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogTrigger asChild>
          <Button size="sm" aria-label={`Change password of ${user.username}`}>
            Change password
          </Button>
        </DialogTrigger>
        <DialogContent
          title={`Change the password of ${user.username}`}
          description="The old one stops working at once."
        >
          {open && <Form user={user} close={() => setOpen(false)} onMade={setMade} />}
        </DialogContent>
      </Dialog>
      <UserPasswordOnce username={user.username} password={made} onClose={() => setMade(null)} />
    </>
  )
}

interface FormProps {
  user: IntegrationUserView
  close: () => void
  onMade: (password: string) => void
}

function Form({ user, close, onMade }: FormProps) {
  const router = useRouter()
  const [generated] = useState(makePassword)
  const { form, errors, isSubmitting, problems, submit } = useCreateForm<PasswordForm, IntegrationUserView>({
    schema: () => import('./password-fields-schema').then((m) => m.passwordFormSchema),
    defaultValues: { passwordMode: 'generate', password: '' },
    create: ({ passwordMode, password }) =>
      changeIntegrationUserPasswordAction({
        id: user.id,
        password: passwordMode === 'generate' ? generated : password,
      }),
    onCreated() {
      if (form.getValues('passwordMode') === 'generate') onMade(generated)
      toast.success(`Password of ${user.username} changed`)
      close()
      router.refresh()
    },
  })
  return (
    <form onSubmit={submit} noValidate className="contents">
      <DialogBody className="grid gap-5">
        <ErrorSummary errors={problems.map((message) => ({ label: 'Password', message }))} />
        <PasswordFields
          mode={form.watch('passwordMode')}
          modeProps={form.register('passwordMode')}
          passwordProps={form.register('password')}
          error={errors.password?.message}
        />
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button disabled={isSubmitting}>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" loading={isSubmitting}>
          Change password
        </Button>
      </DialogFooter>
    </form>
  )
}
