import { Alert } from '@/components/ui/alert'
import { Time } from '@/components/ui/time'
import type { EnvironmentView } from '@/lib/schemas/migration/environment'

/** What one must know before anything else: why it waits, what is wrong, what was passed over. */
export function EnvironmentRemarks({ environment }: { environment: EnvironmentView }) {
  const { phase, postponedReason, postponedAt, problem, override } = environment
  return (
    <>
      {phase === 'POSTPONED' && (
        <Alert tone="attention" title="Postponed">
          <Time value={postponedAt} />. {postponedReason}
        </Alert>
      )}
      {phase === 'SUPPORT' && problem && (
        <Alert tone="bad" title="A problem is open">
          {problem}
        </Alert>
      )}
      {override && phase !== 'VERIFIED' && (
        <Alert tone="attention" title="The readiness gate was passed over">
          Signed by {override.by} <Time value={override.at} />. {override.reason}
        </Alert>
      )}
    </>
  )
}
