import { DiffList } from '@/components/patterns/diff-list'
import { Alert } from '@/components/ui/alert'
import type { SettingChange } from '@/lib/schemas/oauth-config-diff'
import { ChangeWarnings } from './change-warnings'

/** What the replacement would do: every setting it changes, and those it drops by not naming them. */
export function OAuthXmlCheck({ changes }: { changes: readonly SettingChange[] }) {
  const dropped = changes.filter(({ after }) => after === null).length
  if (changes.length === 0) {
    return (
      <Alert tone="info" title="Nothing would change" live>
        The XML holds the same settings as are stored.
      </Alert>
    )
  }
  return (
    <div className="grid gap-3" aria-live="polite">
      <p className="text-sm font-medium">
        {changes.length} {changes.length === 1 ? 'setting' : 'settings'} would change
        {dropped > 0 && `, ${dropped} of them would be gone`}
      </p>
      <DiffList items={changes.map(({ name, before, after }) => ({ label: name, before, after }))} />
      <ChangeWarnings names={changes.map(({ name }) => name)} />
    </div>
  )
}
