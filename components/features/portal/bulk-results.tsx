'use client'

import { Download } from 'lucide-react'
import { useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { CopyButton } from '@/components/ui/copy-button'
import { Status } from '@/components/ui/status'
import type { ReissueOutcome } from '@/lib/schemas/migration/bulk-reissue'
import { saveFile } from './save-file'

/** What became of each chain, with the secrets for the only time. */
export function BulkResults({ outcomes, onDone }: { outcomes: ReissueOutcome[]; onDone: () => void }) {
  const [kept, setKept] = useState(false)
  const made = outcomes.filter(({ ok }) => ok).length
  const refused = outcomes.length - made
  return (
    <div className="grid gap-5">
      <Alert
        live
        tone={refused === 0 ? 'good' : 'attention'}
        title={`${made.toLocaleString('en')} reissued${refused > 0 ? `, ${refused.toLocaleString('en')} refused` : ''}`}
        action={
          made > 0 && (
            <Button
              icon={<Download aria-hidden />}
              onClick={() => saveFile('clients.json', 'application/json', asFile(outcomes))}
            >
              Download all
            </Button>
          )
        }
      >
        {made > 0 && 'The secrets are shown only now. They are stored in a form nobody can read back.'}
      </Alert>
      <ul className="divide-y rounded-lg border bg-surface">
        {outcomes.map((outcome) => (
          <li key={outcome.environmentId} className="grid gap-1 px-4 py-3">
            <p className="flex flex-wrap items-center gap-x-3">
              <span className="font-medium">{outcome.label}</span>
              {outcome.ok ? (
                <Status tone="good">{outcome.isFirst ? 'Reissued' : 'New secret'}</Status>
              ) : (
                <Status tone="bad">Refused</Status>
              )}
            </p>
            {outcome.ok ? (
              <>
                <OnceLine label="Client ID" value={outcome.clientId} of={outcome.label} />
                <OnceLine label="Client secret" value={outcome.secret} of={outcome.label} />
              </>
            ) : (
              <p className="text-muted">{outcome.message}</p>
            )}
          </li>
        ))}
      </ul>
      {made > 0 && (
        <Checkbox
          checked={kept}
          onChange={(event) => setKept(event.target.checked)}
          label="I have stored them where they belong"
        />
      )}
      <div>
        <Button variant="primary" disabled={made > 0 && !kept} onClick={onDone}>
          Back to your chains
        </Button>
      </div>
    </div>
  )
}

/** For machines: what a spreadsheet makes of a secret that begins with a sign is another secret. */
function asFile(outcomes: ReissueOutcome[]): string {
  const made = outcomes.flatMap((outcome) => {
    if (!outcome.ok) return []
    const { label, clientId, secret, enterpriseId, gatewayUrl } = outcome
    return [{ chain: label, clientId, clientSecret: secret, enterpriseId, tokenAddress: gatewayUrl }]
  })
  return `${JSON.stringify(made, null, 2)}\n`
}

function OnceLine({ label, value, of }: { label: string; value: string; of: string }) {
  return (
    <p className="flex min-w-0 items-center gap-2 text-sm">
      <span className="w-24 shrink-0 text-muted">{label}</span>
      <span className="mono min-w-0 break-all select-all">{value}</span>
      <CopyButton value={value} label={`Copy ${label.toLowerCase()} of ${of}`} />
    </p>
  )
}
