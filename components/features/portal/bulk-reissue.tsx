'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { reissueManyAction } from '@/lib/actions/portal/reissue-many'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import { routes } from '@/lib/base/routes'
import type { ReissueOutcome } from '@/lib/schemas/migration/bulk-reissue'
import { BulkResults } from './bulk-results'
import { OVERLAP_OPTIONS, type OverlapHours } from './overlap-options'

export interface Candidate {
  id: string
  label: string
  chainName: string
  /** the client is there already: it would get another secret */
  isReissued: boolean
}

/** Chooses chains and reissues the client of each; what one refuses does not keep the others from theirs. */
export function BulkReissue({ candidates }: { candidates: Candidate[] }) {
  const router = useRouter()
  const proof = useReauthentication('Reissuing Client IDs', (password, code) =>
    reauthenticateAction({ password, code }),
  )
  const [chosen, setChosen] = useState(
    () => new Set(candidates.filter(({ isReissued }) => !isReissued).map(({ id }) => id)),
  )
  const [overlapHours, setOverlapHours] = useState<OverlapHours>(24)
  const [outcomes, setOutcomes] = useState<ReissueOutcome[] | null>(null)
  const rotated = candidates.filter(({ id, isReissued }) => isReissued && chosen.has(id)).length
  const count = `${chosen.size.toLocaleString('en')} ${chosen.size === 1 ? 'chain' : 'chains'}`

  if (outcomes) {
    return (
      <BulkResults
        outcomes={outcomes}
        onDone={() => {
          setOutcomes(null)
          router.push(routes.portal())
        }}
      />
    )
  }
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => setChosen(new Set(candidates.map(({ id }) => id)))}>
          Choose all
        </Button>
        <Button size="sm" onClick={() => setChosen(new Set())}>
          Choose none
        </Button>
      </div>
      <fieldset className="min-w-0 rounded-lg border bg-surface">
        <legend className="sr-only">Chains</legend>
        <ul className="divide-y">
          {candidates.map(({ id, label, chainName, isReissued }) => (
            <li key={id} className="px-4 py-2">
              <Checkbox
                label={label}
                description={isReissued ? `${chainName}. Reissued already: it would get another secret.` : chainName}
                checked={chosen.has(id)}
                onChange={(event) => {
                  const next = new Set(chosen)
                  if (event.target.checked) next.add(id)
                  else next.delete(id)
                  setChosen(next)
                }}
              />
            </li>
          ))}
        </ul>
      </fieldset>
      {rotated > 0 && (
        <Field label="Secrets that are replaced end" className="max-w-xs">
          <Select
            value={String(overlapHours)}
            onChange={(event) => setOverlapHours(Number(event.target.value) as OverlapHours)}
            options={OVERLAP_OPTIONS}
          />
        </Field>
      )}
      <div>
        <ConfirmDialog
          trigger={
            <Button variant="primary" disabled={chosen.size === 0}>
              {chosen.size === 0 ? 'Reissue' : `Reissue for ${count}`}
            </Button>
          }
          title={`Reissue the Client IDs of ${count}?`}
          confirmLabel="Reissue Client IDs"
          onConfirm={async () => {
            const answer = await proof.run(() => reissueManyAction({ environmentIds: [...chosen], overlapHours }))
            if (answer.ok) setOutcomes(answer.data)
            return answer
          }}
        >
          <p>
            Each chain gets its own Client ID and secret, shown once on the next page, where you can download all of
            them. What you use for SSD goes on working until each cut-over.
          </p>
        </ConfirmDialog>
      </div>
      {proof.dialog}
    </div>
  )
}
