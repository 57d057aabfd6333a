'use client'

import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { Time } from '@/components/ui/time'
import type { GatewayClientView } from '@/lib/schemas/migration/gateway-client'
import { OVERLAP_OPTIONS, type OverlapHours } from './overlaps'

interface ClientSecretProps {
  client: GatewayClientView
  pending: boolean
  disabled: boolean
  /** Left out where nobody may issue one now. */
  onIssue?: (overlapHours: OverlapHours) => void
  why: string | null
}

/** How a client's secret stands, and the button that makes another. */
export function ClientSecret({ client, pending, disabled, onIssue, why }: ClientSecretProps) {
  const [overlap, setOverlap] = useState<OverlapHours>(24)
  return (
    <section className="grid gap-2">
      <h3 className="font-medium">Secret</h3>
      <p className="text-muted">
        {client.hasSecret ? (
          <>
            Ends in <span className="mono">{client.secretHint}</span>, issued <Time value={client.secretIssuedAt} />. It
            cannot be shown again; issuing another replaces it.
          </>
        ) : (
          'None yet: the client cannot be used before it has one.'
        )}
      </p>
      {onIssue ? (
        <div className="flex flex-wrap items-center gap-2">
          <Button
            icon={<KeyRound aria-hidden />}
            loading={pending}
            disabled={disabled}
            onClick={() => onIssue(overlap)}
          >
            {client.hasSecret ? 'Issue another secret' : 'Issue secret'}
          </Button>
          {client.hasSecret && (
            <Select
              aria-label="The secret before works on"
              className="w-auto"
              value={String(overlap)}
              onChange={(event) => setOverlap(Number(event.target.value) as OverlapHours)}
              options={OVERLAP_OPTIONS.map(({ value, label }) => ({
                value,
                label: `Old one works on: ${label.toLowerCase()}`,
              }))}
            />
          )}
        </div>
      ) : (
        <p className="text-sm text-muted">{why}</p>
      )}
    </section>
  )
}
