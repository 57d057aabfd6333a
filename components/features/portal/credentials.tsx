'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import type { PortalChain } from '@/lib/schemas/migration/portal-chain'
import { ClientFacts } from './client-facts'
import { ReissueClient } from './reissue-client'
import { TestRequest } from './test-request'

interface CredentialsProps {
  chain: PortalChain
  /** the change to make, between the client and its test */
  change: ReactNode
}

/** The client, the change in the code, and the test of both, in the order in which they are done. */
export function Credentials({ chain, change }: CredentialsProps) {
  const router = useRouter()
  const [secret, setSecret] = useState<string | null>(null)
  const { environment, client, isOwner } = chain
  const mayReissue = isOwner && (environment.reissueOpen || client !== null)
  return (
    <>
      <Card id="client" aria-labelledby="client-title" className="scroll-mt-16">
        <CardHeader
          titleId="client-title"
          title="Your client"
          description="One for all your integrations in this environment."
          action={
            mayReissue && (
              <ReissueClient
                environment={{
                  id: environment.id,
                  label: environment.label,
                  gatewayUrl: environment.gateway.url,
                  enterpriseId: environment.enterpriseCode ?? '',
                }}
                hasClient={client !== null}
                isPrimary={client === null}
                onIssued={(issued) => {
                  setSecret(issued)
                  router.refresh()
                }}
              />
            )
          }
        />
        <CardBody>
          <ClientFacts chain={chain} />
          {!isOwner && <p className="mt-3 text-muted">An owner of your organisation reissues it; you are a member.</p>}
          {isOwner && !mayReissue && (
            <p className="mt-3 text-muted">It can be reissued from the day on which the window opens.</p>
          )}
        </CardBody>
      </Card>
      {change}
      <Card id="test" aria-labelledby="test-title" className="scroll-mt-16">
        <CardHeader
          titleId="test-title"
          title="Test it"
          description="This server sends the request to the gateway as your integration would, and explains the answer."
        />
        <CardBody>
          {client ? (
            <TestRequest environmentId={environment.id} clientId={client.clientId} secret={secret} />
          ) : (
            <p className="text-muted">There is nothing to test before the Client ID was reissued.</p>
          )}
        </CardBody>
      </Card>
    </>
  )
}
