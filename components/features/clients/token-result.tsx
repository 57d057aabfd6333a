'use client'

import { useQuery } from '@tanstack/react-query'
import { ClaimOrigin } from '@/components/patterns/claim-origin'
import { CopyableValue } from '@/components/patterns/copyable-value'
import { JsonView } from '@/components/patterns/json-view'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import type { ClientView } from '@/lib/schemas/client'
import { explanationQuery } from './api/explanation-query'

import { TimeLeft } from './time-left'
import type { ReadToken } from './verify-token'

interface TokenResultProps {
  client: ClientView
  token: string
  read: ReadToken
}

/** The token as a sentence first, then its parts, each claim with the setting it came from. */
export function TokenResult({ client, token, read }: TokenResultProps) {
  const { header, claims, signature } = read
  const explained = useQuery(explanationQuery(client.pk, claims))
  const notes = Object.fromEntries(
    (explained.data ?? []).map((each) => [each.claim, <ClaimOrigin key={each.claim} explanation={each} />]),
  )
  return (
    <Card>
      <CardHeader
        title="Access token"
        description={
          <>
            <TimeLeft expiresAtSeconds={Number(claims.exp)} /> Issued to {client.name} for itself.
          </>
        }
        action={
          signature.valid ? (
            <Status tone="good">Signature verified</Status>
          ) : (
            <Status tone="bad">Signature not verified</Status>
          )
        }
      />
      <CardBody className="grid grid-cols-1 gap-5">
        <p role="status" className="text-sm text-muted">
          {signature.valid
            ? `Checked in this browser with the key ${signature.kid} from the published key set, as a resource server does.`
            : `The published key set does not verify it: ${signature.reason}`}
        </p>
        <div>
          <p className="mb-1.5 text-sm font-medium">Token</p>
          <CopyableValue value={token} label="access token" max={32} />
        </div>
        <div>
          <p className="mb-1.5 text-sm font-medium">Header</p>
          <JsonView value={header} label="token header" />
        </div>
        <div>
          <p className="mb-1.5 text-sm font-medium">Claims and where each came from</p>
          <JsonView value={claims} label="token claims" notes={notes} />
        </div>
      </CardBody>
    </Card>
  )
}
