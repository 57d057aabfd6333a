'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ErrorSummary } from '@/components/patterns/error-summary'
import { makePassword } from '@/components/patterns/make-password'
import { useCreateForm } from '@/components/patterns/use-create-form'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast'
import { addIntegrationUserAction } from '@/lib/actions/portal-customer/add-integration-user'
import type { IntegrationUserView } from '@/lib/schemas/migration/integration-user'
import { PasswordFields } from './password-fields'
import type { AddUserForm } from './password-fields-schema'
import { UserPasswordOnce } from './user-password-once'

interface AddUserButtonProps {
  environmentLabel: string
  integrations: readonly { id: string; name: string }[]
  /** what takes its place when the migration is completed */
  successor: string
}

/** Adds a user of SSD to one of the own integrations. */
export function AddUserButton({ environmentLabel, integrations, successor }: AddUserButtonProps) {
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<{ username: string; password: string } | null>(null)
  return (
    <>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogTrigger asChild>
          <Button variant="primary" icon={<Plus aria-hidden />}>
            Add user
          </Button>
        </DialogTrigger>
        <DialogContent
          title={`Add an integration user to ${environmentLabel}`}
          description={`It works until the migration is completed; then ${successor}.`}
        >
          {open && (
            <Form
              integrations={integrations}
              close={() => setOpen(false)}
              onMade={(username, password) => setMade({ username, password })}
            />
          )}
        </DialogContent>
      </Dialog>
      <UserPasswordOnce
        username={made?.username ?? ''}
        password={made?.password ?? null}
        onClose={() => setMade(null)}
      />
    </>
  )
}

interface FormProps {
  integrations: readonly { id: string; name: string }[]
  close: () => void
  onMade: (username: string, password: string) => void
}

function Form({ integrations, close, onMade }: FormProps) {
  const router = useRouter()
  const [generated] = useState(makePassword)
  const { form, errors, isSubmitting, problems, submit } = useCreateForm<AddUserForm, IntegrationUserView>({
    schema: () => import('./password-fields-schema').then((m) => m.addUserFormSchema),
    defaultValues: { integrationId: '', username: '', passwordMode: 'generate', password: '' },
    create: ({ passwordMode, password, ...user }) =>
      addIntegrationUserAction({ ...user, password: passwordMode === 'generate' ? generated : password }),
    onCreated({ username }) {
      if (form.getValues('passwordMode') === 'generate') onMade(username, generated)
      toast.success(`User ${username} added`)
      close()
      router.refresh()
    },
  })
  return (
    <form onSubmit={submit} noValidate className="contents">
      <DialogBody className="grid gap-5">
        <ErrorSummary errors={problems.map((message) => ({ label: 'User', message }))} />
        <Field label="Integration" required error={errors.integrationId?.message}>
          <Select
            options={[
              { value: '', label: 'Choose an integration' },
              ...integrations.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            {...form.register('integrationId')}
          />
        </Field>
        <Field label="User name" required error={errors.username?.message} help="Unique in this environment.">
          <Input mono autoComplete="off" spellCheck={false} {...form.register('username')} />
        </Field>
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
          Add user
        </Button>
      </DialogFooter>
    </form>
  )
}
