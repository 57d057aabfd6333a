import { CopyableValue } from '@/components/patterns/copyable-value'
import { Alert } from '@/components/ui/alert'
import { TextLink } from '@/components/ui/text-link'
import { routes } from '@/lib/base/routes'
import type { ClientView } from '@/lib/schemas/client'
import type { MintOutcome } from './mint-token'

type Refusal = Extract<MintOutcome, { ok: false }>

/** What the endpoint said, and where to look next. */
export function MintRefusal({ refusal, client }: { refusal: Refusal; client: ClientView }) {
  const settings = <TextLink href={routes.client(client.pk)}>Grants and scopes</TextLink>
  const advice: Record<string, React.ReactNode> = {
    invalid_client: (
      <>
        The secret is not one that works for this client now. If it is lost,{' '}
        <TextLink href={routes.client(client.pk, 'credentials')}>rotate it</TextLink>.
      </>
    ),
    invalid_scope: <>A scope is not assigned to this client, or none was named and there is no default: {settings}.</>,
    unauthorized_client: <>This client may not use client credentials: {settings}.</>,
  }
  return (
    <Alert tone="bad" live title={`Refused with ${refusal.status} ${refusal.error}`}>
      {refusal.description && <p>{refusal.description}</p>}
      {advice[refusal.error] && <p>{advice[refusal.error]}</p>}
      {refusal.correlationId && (
        <p className="mt-1 flex flex-wrap items-center gap-2">
          In the log as <CopyableValue value={refusal.correlationId} label="correlation id" max={40} />
        </p>
      )}
    </Alert>
  )
}
