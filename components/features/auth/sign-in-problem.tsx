import type { SignInOutcome } from '@/components/features/auth/api/sign-in'
import { Alert } from '@/components/ui/alert'

/** What went wrong, and what to do. It never tells whether the name exists. */
export function SignInProblem({ outcome, secondsLeft }: { outcome: SignInOutcome; secondsLeft: number }) {
  if (outcome.ok) return null
  if (outcome.reason === 'wrong') {
    return (
      <Alert tone="bad" live title="The user name or password is not right">
        Check both and try again. Forgotten? Whoever gave you the account can help you to a new password.
      </Alert>
    )
  }
  if (outcome.reason === 'code') {
    return outcome.isWrong ? (
      <Alert tone="bad" live title="The code is not right">
        It changes every thirty seconds, and each one opens once. Type the next one.
      </Alert>
    ) : (
      <Alert tone="info" live title="One more step">
        Your account has a second factor. Type the code that your authenticator app shows.
      </Alert>
    )
  }
  if (outcome.reason === 'throttled') {
    return (
      <Alert tone="bad" live title="Too many attempts">
        {secondsLeft > 0 ? `You can try again in ${inWords(secondsLeft)}.` : 'You can try again now.'}
      </Alert>
    )
  }
  return (
    <Alert tone="bad" live title="Signing in did not work">
      The server could not answer. Try again in a moment
      {outcome.reference ? `; its log knows this as ${outcome.reference}.` : '.'}
    </Alert>
  )
}

function inWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}
