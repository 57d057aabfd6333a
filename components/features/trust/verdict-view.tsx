import { KeyValueList } from '@/components/patterns/key-value-list'
import { Alert } from '@/components/ui/alert'
import { Time } from '@/components/ui/time'
import type { AssertionVerdict } from '@/lib/schemas/assertion-verdict'

/** The answer as a sentence first, then the rule that decided. */
export function VerdictView({ verdict }: { verdict: AssertionVerdict }) {
  if (verdict.outcome === 'accepted') {
    return (
      <Alert tone="good" title={`It would get a token for ${verdict.subject}`}>
        Every rule holds. It can be used once, and counts until <Time value={verdict.believedUntil} style="absolute" />.
      </Alert>
    )
  }
  const { id, expected, got, where } = verdict.rule
  return (
    <Alert tone="bad" title="It would be refused">
      <KeyValueList
        items={[
          { label: 'Rule', value: <span className="mono">{id}</span> },
          { label: 'Expected', value: expected },
          { label: 'Found', value: got },
          { label: 'Where to change it', value: where },
        ]}
      />
    </Alert>
  )
}
