'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ErrorSummary } from '@/components/patterns/error-summary'
import { makePassword } from '@/components/patterns/make-password'
import { SecretOnceDialog } from '@/components/patterns/secret-once-dialog'
import { UnsavedChangesGuard } from '@/components/patterns/unsaved-changes-guard'
import { useCreateForm } from '@/components/patterns/use-create-form'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { toast } from '@/components/ui/toast'
import { createUserAction } from '@/lib/actions/users/create-user'
import { routes } from '@/lib/base/routes'
import type { UserView } from '@/lib/schemas/user'
import { NewUserFields, type NewUserValues } from './new-user-fields'
import { PasswordChoice } from './password-choice'

interface NewUserFormProps {
  /** built-in stores only: people of a directory are added there */
  stores: readonly { id: string; name: string }[]
  storeId: string
}

export function NewUserForm({ stores, storeId }: NewUserFormProps) {
  const router = useRouter()
  const [generated] = useState(makePassword)
  const [made, setMade] = useState<UserView | null>(null)
  const { form, errors, isSubmitting, unsaved, problems, submit } = useCreateForm<NewUserValues, UserView>({
    schema: () => import('./new-user-form-schema').then((m) => m.newUserFormSchema),
    defaultValues: {
      storeId,
      username: '',
      displayName: '',
      givenName: '',
      familyName: '',
      email: '',
      passwordMode: 'generate',
      password: '',
    },
    create: ({ storeId: store, passwordMode, password, ...who }) => {
      const secret = { generate: { password: generated }, choose: { password }, none: {} }[passwordMode]
      return createUserAction({ storeId: store, user: { ...who, ...secret } })
    },
    onCreated(user) {
      toast.success(`User ${user.username} created`)
      if (form.getValues('passwordMode') === 'generate') setMade(user)
      else router.push(routes.user(user.id))
    },
  })

  return (
    <form onSubmit={submit} noValidate className="grid max-w-3xl gap-4">
      <ErrorSummary errors={problems.map((message) => ({ label: 'User', message }))} />
      <NewUserFields stores={stores} form={form} />
      <Card>
        <CardHeader title="Password" description="It is kept as a slow hash that nobody can read back." />
        <CardBody className="grid gap-5">
          <PasswordChoice
            modes={['generate', 'choose', 'none']}
            mode={form.watch('passwordMode')}
            modeProps={form.register('passwordMode')}
            passwordProps={form.register('password')}
            error={errors.password?.message}
          />
        </CardBody>
      </Card>
      <div className="flex justify-end gap-2">
        <LinkButton variant="ghost" href={routes.users()}>
          Cancel
        </LinkButton>
        <Button type="submit" variant="primary" loading={isSubmitting}>
          Create user
        </Button>
      </div>
      <UnsavedChangesGuard when={unsaved && !isSubmitting} />
      <SecretOnceDialog
        open={made !== null}
        onClose={() => made && router.push(routes.user(made.id))}
        title={`The password of ${made?.username ?? ''}`}
        values={[
          { label: 'User name', value: made?.username ?? '' },
          { label: 'Password', value: generated, secret: true },
        ]}
        fileName={`${made?.username ?? 'user'}-password.txt`}
      />
    </form>
  )
}
