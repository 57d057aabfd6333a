'use client'

import { useQuery } from '@tanstack/react-query'
import type { Access } from '@/components/patterns/access'
import { Alert } from '@/components/ui/alert'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import type { ClientView } from '@/lib/schemas/client'
import { clientQuery } from './api/client-query'
import { CurrentSecret } from './current-secret'
import { OverlapBar } from './overlap-bar'
import { RetireSecretButton } from './retire-secret-button'
import { RotateSecretButton } from './rotate-secret-button'
import { SecretFacts } from './secret-facts'

interface SecretsPanelProps {
  client: ClientView
  /** Days a replaced secret lives on. */
  overlapDays: number
  /** Days that the domain gives a new secret; null for no limit. */
  lifetimeDays: number | null
  /** Secrets made from now on can be shown again. */
  isRecoveryOn: boolean
  access: Access
}

/** The current secret and, while it overlaps, the one before. Kept fresh, because use marks a secret. */
export function SecretsPanel({ client: initial, overlapDays, lifetimeDays, isRecoveryOn, access }: SecretsPanelProps) {
  const { data: client } = useQuery({ ...clientQuery(initial.pk), initialData: initial })
  const [current, previous] = client.secrets
  const rotate = access.canWrite && <RotateSecretButton client={client} overlapDays={overlapDays} />
  return (
    <Card>
      <CardHeader
        title="Client secret"
        description={`${isRecoveryOn ? 'A sealed copy is kept, because recovery of secrets is switched on for this server.' : 'Stored so that nobody can read it back.'} Two can live at once, so that a rotation needs no outage.`}
        action={rotate}
      />
      <CardBody className="grid gap-5">
        {!current && (
          <p className="text-muted">
            {client.clientType === 'CONFIDENTIAL_CLIENT'
              ? 'It has no secret. Make one with the button above.'
              : 'A public client has no secret: it could not keep one.'}
          </p>
        )}
        {current && (
          <CurrentSecret
            client={client}
            secret={current}
            lifetimeDays={lifetimeDays}
            canWrite={access.canWrite}
            isRecoveryOn={isRecoveryOn}
          />
        )}
        {current && previous && (
          <div className="grid gap-3 border-t pt-5">
            <SecretFacts
              secret={previous}
              word="Retiring"
              tone="attention"
              action={access.canWrite && <RetireSecretButton client={client} secret={previous} />}
            />
            <OverlapBar from={current.createdAt} to={previous.expiresAt} />
            {previous.lastUsedAt && new Date(previous.lastUsedAt) > new Date(current.createdAt) && (
              <Alert tone="attention" title="The old secret is still in use">
                It was used after the new one was made. Change every copy of the client over before it ends.
              </Alert>
            )}
          </div>
        )}
        {!access.canWrite && <p className="text-sm text-muted">{access.reason}</p>}
      </CardBody>
    </Card>
  )
}
