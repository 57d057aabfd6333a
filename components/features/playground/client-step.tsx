'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Access } from '@/components/patterns/access'
import { CopyableValue } from '@/components/patterns/copyable-value'
import { KeyValueList } from '@/components/patterns/key-value-list'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { CardBody } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { toast } from '@/components/ui/toast'
import { routes } from '@/lib/base/routes'
import type { ClientView } from '@/lib/schemas/client'
import { saveAddresses } from './api/save-addresses'
import { isRegistered, type PlaygroundAddresses, withoutPlayground, withPlayground } from './readiness'
import { StepCard } from './step-card'
import type { TokenAuth } from './target'
import { TOKEN_AUTH_WORDS } from './token-auth'

interface ClientStepProps {
  client: ClientView
  addresses: PlaygroundAddresses
  auth: TokenAuth
  access: Access
}

/** Whether a run with this client can work, and what is missing. */
export function ClientStep({ client, addresses, auth, access }: ClientStepProps) {
  const router = useRouter()
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()
  const mayUseCodes = client.grantTypes.includes('AUTHORIZATION_CODE')
  const registered = isRegistered(client, addresses)

  async function save(next: ReturnType<typeof withPlayground>, done: string): Promise<void> {
    setPending(true)
    setProblem(undefined)
    try {
      const answer = await saveAddresses(client.pk, next, client.version)
      if (answer.ok) toast.success(done)
      else setProblem(answer.message)
      router.refresh()
    } catch {
      setProblem('The server could not be reached.')
    } finally {
      setPending(false)
    }
  }

  const changeButton = registered ? (
    <Button
      size="sm"
      loading={pending}
      onClick={() => save(withoutPlayground(client, addresses), 'The addresses of the playground were removed')}
    >
      Remove from client
    </Button>
  ) : (
    <Button
      size="sm"
      variant={mayUseCodes ? 'primary' : 'secondary'}
      loading={pending}
      onClick={() => save(withPlayground(client, addresses), 'The addresses of the playground were registered')}
    >
      Register on client
    </Button>
  )

  return (
    <StepCard
      number={1}
      title="Client"
      state={mayUseCodes && registered ? 'done' : 'current'}
      description="The application that asks. It must be allowed to use codes, and to send people back to this page."
      action={
        <LinkButton size="sm" variant="ghost" href={routes.playground()}>
          Choose another
        </LinkButton>
      }
    >
      <CardBody className="grid grid-cols-1 gap-3 pt-0">
        <KeyValueList
          items={[
            {
              label: 'Client',
              value: (
                <span className="flex flex-wrap items-center gap-x-3">
                  <TextLink href={routes.client(client.pk)}>{client.name}</TextLink>
                  <CopyableValue value={client.id} label="client id" max={28} />
                </span>
              ),
            },
            { label: 'Domain', value: <TextLink href={routes.domain(client.domainId)}>{client.idDomain}</TextLink> },
            {
              label: 'Authorization code',
              value: mayUseCodes ? (
                <Status tone="good">Allowed</Status>
              ) : (
                <span className="flex flex-wrap items-center gap-x-3">
                  <Status tone="attention">Not allowed</Status>
                  <TextLink href={routes.client(client.pk)}>Allow it in its settings</TextLink>
                </span>
              ),
            },
            {
              label: 'Return address',
              value: (
                <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  {registered ? (
                    <Status tone="good">Registered</Status>
                  ) : (
                    <Status tone="attention">Not registered</Status>
                  )}
                  <CopyableValue value={addresses.redirectUri} label="redirect URI" full />
                  {access.canWrite && changeButton}
                </span>
              ),
              help: registered
                ? 'Remove it when you are done: an address that nobody needs is one more that a code can go to.'
                : `Adds it to the redirect URIs of the client, and ${addresses.signedOutUri} to where it may return after signing out. The save stands in its history.${
                    access.canWrite ? '' : ` ${access.reason}`
                  }`,
            },
            { label: 'Proves itself', value: TOKEN_AUTH_WORDS[auth] },
          ]}
        />
        {problem && (
          <Alert tone="bad" live title="It was not saved">
            {problem}
          </Alert>
        )}
      </CardBody>
    </StepCard>
  )
}
