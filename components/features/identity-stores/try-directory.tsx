'use client'

import { PlugZap } from 'lucide-react'
import { useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { tryDirectoryAction } from '@/lib/actions/identity-stores/try-directory'
import type { DirectoryTrialResult } from '@/lib/schemas/directory-trial-result'
import { TrialResult } from './trial-result'

interface TryDirectoryProps {
  /** What to try, as it stands in the form now: settings need not be saved to be tried. */
  settings: () => Record<string, unknown>
}

type Outcome = { ok: true; result: DirectoryTrialResult } | { ok: false; problems: string[] }

/** Asks the directory and shows how far it came, and a person as we would see them. */
export function TryDirectory({ settings }: TryDirectoryProps) {
  const [username, setUsername] = useState('')
  const [isTrying, setIsTrying] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)

  const tryNow = async () => {
    setIsTrying(true)
    const answer = await tryDirectoryAction({ ...settings(), username }).finally(() => setIsTrying(false))
    if (answer.ok) return setOutcome({ ok: true, result: answer.data })
    const fields = Object.entries(answer.fieldErrors ?? {}).map(([field, rules]) => `${field}: ${rules.join(', ')}`)
    setOutcome({ ok: false, problems: fields.length > 0 ? fields : [answer.message] })
  }

  return (
    <section aria-label="Test the connection" className="grid gap-4 rounded-lg border bg-canvas p-4">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-48 flex-1">
          <Field label="User name to look for" optional>
            <Input
              value={username}
              onChange={(event) => setUsername(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                // The form around it would be saved.
                event.preventDefault()
                void tryNow()
              }}
            />
          </Field>
        </div>
        <Button icon={<PlugZap aria-hidden />} loading={isTrying} onClick={() => void tryNow()}>
          Test connection
        </Button>
      </div>
      <div aria-live="polite" className="grid gap-4 empty:hidden">
        {outcome?.ok && <TrialResult result={outcome.result} />}
        {outcome && !outcome.ok && (
          <Alert tone="bad" title="These settings cannot be tried">
            <ul className="list-disc pl-4">
              {outcome.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </Alert>
        )}
      </div>
    </section>
  )
}
