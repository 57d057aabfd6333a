import { Alert } from '@/components/ui/alert'
import { knownSetting } from '@/lib/schemas/oauth-config-known'

/** What changing these settings would break, each reason once. */
export function ChangeWarnings({ names }: { names: readonly string[] }) {
  const warnings = new Set(names.map((name) => knownSetting(name)?.warning).filter((warning) => warning !== undefined))
  if (warnings.size === 0) return null
  return (
    <Alert tone="attention" title="Look at what depends on it first" live>
      {[...warnings].map((warning) => (
        <p key={warning}>{warning}</p>
      ))}
    </Alert>
  )
}
