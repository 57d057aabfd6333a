import type { ReactNode } from 'react'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { Tone } from '@/components/ui/tone'
import type { ClientSecretView } from '@/lib/schemas/client'

interface SecretFactsProps {
  secret: ClientSecretView
  word: string
  tone: Tone
  action?: ReactNode
}

/** One secret as far as it can be told: how it ends, when it was made, when it last served. */
export function SecretFacts({ secret, word, tone, action }: SecretFactsProps) {
  const facts: [string, ReactNode][] = [
    [
      'Last characters',
      <span key="hint" className="mono">
        …{secret.hint}
      </span>,
    ],
    ['Created', <Time key="created" value={secret.createdAt} />],
    ['Last used', <Time key="used" value={secret.lastUsedAt} empty="never" />],
    ['Stops working', <Time key="ends" value={secret.expiresAt} empty="when it is rotated" />],
  ]
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <Status tone={tone}>{word}</Status>
      <dl className="grid flex-1 grid-cols-2 gap-x-8 gap-y-2 sm:flex sm:flex-wrap">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt className="text-sm text-muted">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {action}
    </div>
  )
}
