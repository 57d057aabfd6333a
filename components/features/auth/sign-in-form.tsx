'use client'

import { type FormEvent, useRef, useState } from 'react'
import { type SignInOutcome, signIn } from '@/components/features/auth/api/sign-in'
import { SignInProblem } from '@/components/features/auth/sign-in-problem'
import { useCountdown } from '@/components/features/auth/use-countdown'
import { useHydrated } from '@/components/features/auth/use-hydrated'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'

/** @param next a path of ours, checked by the page */
export function SignInForm({ next }: { next: string }) {
  const [outcome, setOutcome] = useState<SignInOutcome>()
  const [isPending, setPending] = useState(false)
  const { secondsLeft, start } = useCountdown()
  const isHydrated = useHydrated()
  const password = useRef<HTMLInputElement>(null)
  const code = useRef<HTMLInputElement>(null)
  const [asksCode, setAsksCode] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    setPending(true)
    const answer = await signIn(
      String(given.get('username')),
      String(given.get('password')),
      String(given.get('code') ?? ''),
    )
    setOutcome(answer)
    if (answer.ok) {
      // A full load: nothing that was rendered for nobody is kept.
      window.location.replace(next)
      return
    }
    setPending(false)
    if (answer.reason === 'throttled') start(answer.waitSeconds)
    if (answer.reason === 'code') setAsksCode(true)
    if (code.current) code.current.select()
    else if (answer.reason !== 'code') password.current?.select()
  }

  return (
    // `post` keeps the password out of the address should the browser ever submit the form by itself.
    <form className="grid gap-4" method="post" onSubmit={submit}>
      {outcome && <SignInProblem outcome={outcome} secondsLeft={secondsLeft} />}
      <Field label="User name">
        <Input
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          required
          autoFocus
        />
      </Field>
      <Field label="Password">
        <PasswordInput ref={password} name="password" autoComplete="current-password" maxLength={1024} required />
      </Field>
      {asksCode && (
        <Field label="Code" help="Six digits from your authenticator app.">
          <Input
            ref={code}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            mono
            required
            autoFocus
          />
        </Field>
      )}
      <Button
        type="submit"
        variant="primary"
        className="w-full"
        loading={isPending}
        disabled={!isHydrated || secondsLeft > 0}
      >
        {secondsLeft > 0 ? `Wait ${secondsLeft} s` : 'Sign in'}
      </Button>
    </form>
  )
}
