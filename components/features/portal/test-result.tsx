import { Alert } from '@/components/ui/alert'
import type { FirstCallResult, FirstCallStep } from '@/lib/schemas/migration/first-call'
import { RefusedRules } from './refused-rules'

const TITLES = { token: 'The request for a token', check: 'The call with it' } as const

/** What came back, and why a refusal is one. */
export function TestResult({ result: { isOk, steps } }: { result: FirstCallResult }) {
  return (
    <div className="grid gap-3" role="status">
      {isOk && (
        <Alert tone="good" title="It works: a token came, and a call with it was let through">
          Both count as real traffic, and the steps of this chain move on.
        </Alert>
      )}
      <ol className="grid gap-3">
        {steps.map((step) => (
          <li key={step.kind}>
            <StepAnswer step={step} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function StepAnswer({ step }: { step: FirstCallStep }) {
  const { kind, isOk, status, answer, meaning, correlationId, request } = step
  return (
    <div className="grid gap-2 rounded-md border p-3">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-medium">{TITLES[kind]}</span>
        <span className={isOk ? 'num text-good' : 'num text-bad'}>
          {status} {isOk ? '' : 'refused'}
        </span>
      </p>
      <p className="mono break-words">{answer}</p>
      {meaning && <p>{meaning}</p>}
      {!isOk && correlationId && <RefusedRules correlationId={correlationId} />}
      <details className="text-sm">
        <summary className="cursor-pointer text-muted">What was sent</summary>
        <dl className="mt-1 grid gap-x-4 sm:grid-cols-[8rem_1fr]">
          {request.map(({ label, value }) => (
            <div key={label} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd className="mono min-w-0 break-all">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  )
}
