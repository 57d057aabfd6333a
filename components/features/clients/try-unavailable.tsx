import { KeyRound } from 'lucide-react'
import { EmptyState } from '@/components/patterns/empty-state'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { routes } from '@/lib/base/routes'
import type { ClientView } from '@/lib/schemas/client'

/** Why there is nothing to try yet, and where to change that. */
export function TryUnavailable({ client }: { client: ClientView }) {
  const lacksGrant = !client.grantTypes.includes('CLIENT_CREDENTIALS')
  if (lacksGrant && client.grantTypes.includes('AUTHORIZATION_CODE')) {
    return (
      <Card>
        <EmptyState
          icon={<KeyRound />}
          title="This client acts for people"
          action={
            <LinkButton variant="primary" href={routes.playground(client.pk)}>
              Open the playground
            </LinkButton>
          }
        >
          It gets its tokens when a person signs in. The playground walks through that, one step at a time.
        </EmptyState>
      </Card>
    )
  }
  return (
    <Card>
      <EmptyState
        icon={<KeyRound />}
        title={lacksGrant ? 'This client does not use client credentials' : 'This client has no secret'}
        action={
          <LinkButton href={lacksGrant ? routes.client(client.pk) : routes.client(client.pk, 'credentials')}>
            {lacksGrant ? 'Open its settings' : 'Open its credentials'}
          </LinkButton>
        }
      >
        {lacksGrant
          ? 'A token can be tried here for a client that acts for itself. Allow the grant client credentials to do so.'
          : 'A client proves itself with a secret at the token endpoint. Make one first.'}
      </EmptyState>
    </Card>
  )
}
