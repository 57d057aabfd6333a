'use client'

import { type FormEvent, useState } from 'react'
import { signIn } from '@/components/features/auth/api/sign-in'
import { NewPasswordField } from '@/components/features/auth/new-password-field'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { ActionFailure } from '@/lib/actions/action-result'
import { useSetupLinkAction as createFirstAdministrator } from '@/lib/actions/session/use-setup-link'
import { routes } from '@/lib/base/routes'

interface FirstRunFormProps {
  token: string
  /** The link stopped working while the form was open. */
  onDead: () => void
}

/** Chooses the first administrator's name and password, and signs in with them. */
export function FirstRunForm({ token, onDead }: FirstRunFormProps) {
  const [failure, setFailure] = useState<ActionFailure>()
  const [isPending, setPending] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const username = String(given.get('username'))
    const password = String(given.get('password'))
    setPending(true)
    const created = await createFirstAdministrator({ token, username, password })
    if (!created.ok) {
      setPending(false)
      if (created.code === 'not_found' || created.code === 'conflict') onDead()
      else setFailure(created)
      return
    }
    const signedIn = await signIn(username.trim(), password)
    window.location.replace(signedIn.ok ? routes.overview() : routes.signIn())
  }

  const errors = failure?.fieldErrors
  return (
    <form className="grid gap-4" method="post" onSubmit={submit}>
      {failure && !errors && <Alert tone="bad" live title={failure.message} />}
      <Field
        label="User name"
        help="Letters, digits and . _ @ + - ; it cannot be changed later."
        error={errors?.username && `The user name ${errors.username[0]}`}
      >
        <Input
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          minLength={2}
          maxLength={64}
          required
          autoFocus
        />
      </Field>
      <NewPasswordField
        label="Password"
        name="password"
        error={errors?.password && `The password ${errors.password[0]}`}
      />
      <Button type="submit" variant="primary" className="w-full" loading={isPending}>
        Create administrator
      </Button>
    </form>
  )
}
