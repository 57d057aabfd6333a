'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ErrorSummary } from '@/components/patterns/error-summary'
import { makePassword } from '@/components/patterns/make-password'
import { SecretOnceDialog } from '@/components/patterns/secret-once-dialog'
import { useCreateForm } from '@/components/patterns/use-create-form'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'
import { toast } from '@/components/ui/toast'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import { setUserPasswordAction } from '@/lib/actions/users/set-user-password'
import type { UserView } from '@/lib/schemas/user'
import { PasswordChoice } from './password-choice'
import type { SetPasswordForm } from './set-password-schema'

/** Sets a password: one made here and shown once, or one that was chosen. */
export function SetPasswordDialog({ user }: { user: UserView }) {
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  const label = user.hasPassword ? 'Set another password' : 'Set a password'
  return (
    <>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogTrigger asChild>
          <Button>{label}</Button>
        </DialogTrigger>
        <DialogContent
          title={`${label} for ${user.username}`}
          description="The old one stops working at once. Where the server checks password changes, tokens of before are refused."
        >
          {/* Mounted anew each time, so that what was typed and given up does not come back. */}
          <PasswordFields user={user} close={() => setOpen(false)} onMade={setMade} />
        </DialogContent>
      </Dialog>
      <SecretOnceDialog
        open={made !== null}
        onClose={() => setMade(null)}
        title={`The password of ${user.username}`}
        values={[
          { label: 'User name', value: user.username },
          { label: 'Password', value: made ?? '', secret: true },
        ]}
        fileName={`${user.username}-password.txt`}
      />
    </>
  )
}

function PasswordFields({
  user,
  close,
  onMade,
}: {
  user: UserView
  close: () => void
  onMade: (password: string) => void
}) {
  const router = useRouter()
  const proof = useReauthentication('Setting a password', (password, code) => reauthenticateAction({ password, code }))
  const [generated] = useState(makePassword)
  const { form, errors, isSubmitting, problems, submit } = useCreateForm<SetPasswordForm, UserView>({
    schema: () => import('./set-password-schema').then((m) => m.setPasswordSchema),
    defaultValues: { passwordMode: 'generate', password: '', mustChange: false },
    create: ({ passwordMode, password, mustChange }) =>
      proof.run(() =>
        setUserPasswordAction({
          id: user.id,
          password: passwordMode === 'generate' ? generated : password,
          mustChange,
        }),
      ),
    onCreated() {
      if (form.getValues('passwordMode') === 'generate') onMade(generated)
      toast.success(`Password of ${user.username} set`)
      close()
      router.refresh()
    },
  })
  return (
    <>
      <form onSubmit={submit} noValidate className="contents">
        <DialogBody className="grid gap-5">
          <ErrorSummary errors={problems.map((message) => ({ label: 'Password', message }))} />
          <PasswordChoice
            modes={['generate', 'choose']}
            mode={form.watch('passwordMode')}
            modeProps={form.register('passwordMode')}
            passwordProps={form.register('password')}
            error={errors.password?.message}
          />
          <Checkbox
            label="Must be changed before it is used"
            description="They are refused with it until somebody sets another one."
            {...form.register('mustChange')}
          />
        </DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button disabled={isSubmitting}>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" loading={isSubmitting}>
            Set password
          </Button>
        </DialogFooter>
      </form>
      {proof.dialog}
    </>
  )
}
