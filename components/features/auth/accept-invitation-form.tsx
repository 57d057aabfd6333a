'use client'

import { type FormEvent, useState } from 'react'
import { signIn } from '@/components/features/auth/api/sign-in'
import { NewPasswordField } from '@/components/features/auth/new-password-field'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { ActionFailure } from '@/lib/actions/action-result'
import { acceptInvitationAction } from '@/lib/actions/session/accept-invitation'
import { routes } from '@/lib/base/routes'
import type { InvitationState } from '@/lib/schemas/portal-account'
import { PORTAL_ROLE_HELP, PORTAL_ROLE_WORDS } from '@/lib/schemas/portal-role'

interface AcceptInvitationFormProps {
  token: string
  invitation: Extract<InvitationState, { state: 'usable' }>
  /** The link stopped working while the form was open. */
  onDead: () => void
}

/** Chooses the password of an invited account, and signs in with it. */
export function AcceptInvitationForm({ token, invitation, onDead }: AcceptInvitationFormProps) {
  const { email, organisation, portalRole, displayName, isReturning } = invitation
  const [failure, setFailure] = useState<ActionFailure>()
  const [isPending, setPending] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const password = String(given.get('password'))
    setPending(true)
    const accepted = await acceptInvitationAction({
      token,
      password,
      displayName: String(given.get('displayName') ?? ''),
    })
    if (!accepted.ok) {
      setPending(false)
      if (accepted.code === 'not_found') onDead()
      else setFailure(accepted)
      return
    }
    const signedIn = await signIn(accepted.data.username, password)
    // An account with a second factor types its code on the page of sign-in.
    window.location.replace(signedIn.ok ? routes.portal() : routes.signIn())
  }

  const errors = failure?.fieldErrors
  return (
    <form className="grid gap-4" method="post" onSubmit={submit}>
      {failure && !errors && <Alert tone="bad" live title={failure.message} />}
      {isReturning ? (
        <p>
          Choose another password for your account at <strong className="font-medium">{organisation}</strong>.
        </p>
      ) : (
        <p>
          You come in for <strong className="font-medium">{organisation}</strong> as{' '}
          {PORTAL_ROLE_WORDS[portalRole].toLowerCase()}. {PORTAL_ROLE_HELP[portalRole]}
        </p>
      )}
      <Field label="E-mail address" help="You sign in with it.">
        <Input name="username" autoComplete="username" value={email} readOnly />
      </Field>
      {!isReturning && (
        <Field label="Your name" optional error={errors?.displayName && `The name ${errors.displayName[0]}`}>
          <Input name="displayName" autoComplete="name" defaultValue={displayName} maxLength={128} />
        </Field>
      )}
      <NewPasswordField
        label="Password"
        name="password"
        error={errors?.password && `The password ${errors.password[0]}`}
      />
      <Button type="submit" variant="primary" className="w-full" loading={isPending}>
        {isReturning ? 'Set password' : 'Accept invitation'}
      </Button>
    </form>
  )
}
