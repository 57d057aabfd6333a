'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { CONNECTION_DECISIONS, type ConnectionDecision } from '@/lib/schemas/migration/connection-state'
import type { PropertyName } from '@/lib/schemas/migration/gateway-client'
import type { ConnectionView } from '@/lib/schemas/migration/partner-connection'
import { ConnectionDialog } from './connection-dialog'
import { DECISION_WORDS } from './connection-words'

interface ConnectionActionsProps {
  connection: ConnectionView
  properties: readonly PropertyName[]
}

/** What can be answered to one partner now; the service says which, and asks again. */
export function ConnectionActions({ connection, properties }: ConnectionActionsProps) {
  const [decision, setDecision] = useState<ConnectionDecision | null>(null)
  const possible = CONNECTION_DECISIONS.filter((each) => connection.may[each].allowed)
  const frozen = possible.length === 0 && connection.state === 'PENDING' ? connection.may.APPROVE.why : null
  return (
    <>
      <span className="flex justify-end gap-1">
        {possible.map((each) => (
          <Button
            key={each}
            size="sm"
            variant={DECISION_WORDS[each].danger ? 'danger-ghost' : 'secondary'}
            aria-label={`${wordsFor(each, connection)} ${connection.partner.name}`}
            onClick={() => setDecision(each)}
          >
            {wordsFor(each, connection)}
          </Button>
        ))}
        {frozen && <span className="min-w-48 text-left text-sm text-muted">{frozen}</span>}
      </span>
      {decision && (
        <ConnectionDialog
          connection={connection}
          decision={decision}
          properties={properties}
          close={() => setDecision(null)}
        />
      )}
    </>
  )
}

/** Approving what is approved already changes its hotels. */
function wordsFor(decision: ConnectionDecision, connection: ConnectionView): string {
  return decision === 'APPROVE' && connection.state === 'APPROVED' ? 'Hotels' : DECISION_WORDS[decision].button
}
