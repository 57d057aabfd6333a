'use client'

import { useRouter } from 'next/navigation'
import { ErrorSummary } from '@/components/patterns/error-summary'
import { useCreateForm } from '@/components/patterns/use-create-form'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { PasswordInput } from '@/components/ui/password-input'
import { toast } from '@/components/ui/toast'
import { changePasswordAction } from '@/lib/actions/account/change-password'

interface Form {
  currentPassword: string
  newPassword: string
}

const EMPTY: Form = { currentPassword: '', newPassword: '' }

/** Changes one's own password; whoever else knew the old one is signed out. */
export function PasswordCard({ username }: { username: string }) {
  const router = useRouter()
  const { form, errors, isSubmitting, problems, submit } = useCreateForm<Form, { endedSessions: number }>({
    schema: () => import('@/lib/schemas/account').then((m) => m.changePasswordSchema),
    defaultValues: EMPTY,
    create: (values) => changePasswordAction(values),
    onCreated: ({ endedSessions }) => {
      form.reset(EMPTY)
      toast.success('Password changed', {
        description: endedSessions > 0 ? `${endedSessions} other sessions were ended.` : undefined,
      })
      router.refresh()
    },
  })
  return (
    <Card aria-labelledby="password-title">
      <form onSubmit={submit} noValidate>
        <CardHeader
          titleId="password-title"
          title="Password"
          description="At least 12 characters. Changing it ends your other sessions."
        />
        <CardBody className="grid max-w-md gap-5">
          <ErrorSummary errors={problems.map((message) => ({ label: 'Password', message }))} />
          {/* Lets a password manager file the new password under the right name. */}
          <input type="text" name="username" autoComplete="username" defaultValue={username} hidden readOnly />
          <Field label="Current password" required error={errors.currentPassword?.message}>
            <PasswordInput autoComplete="current-password" {...form.register('currentPassword')} />
          </Field>
          <Field label="New password" required error={errors.newPassword?.message}>
            <PasswordInput autoComplete="new-password" {...form.register('newPassword')} />
          </Field>
        </CardBody>
        <CardFooter className="justify-end">
          <Button type="submit" variant="primary" loading={isSubmitting}>
            Change password
          </Button>
        </CardFooter>
      </form>
    </Card>
  )
}
