'use client'

import { useNow } from '@/components/ui/use-now'
import type { ClientSecretView, ClientView } from '@/lib/schemas/client'
import { RevealSecretButton } from './reveal-secret-button'
import { SecretEndButton } from './secret-end-button'
import { SecretFacts } from './secret-facts'
import { secretState } from './secret-state'

interface CurrentSecretProps {
  client: ClientView
  secret: ClientSecretView
  lifetimeDays: number | null
  canWrite: boolean
  /** Recovery is switched on for the whole server. */
  isRecoveryOn: boolean
}

/** The secret no newer one has replaced: how it stands, and what can be done about it. */
export function CurrentSecret({ client, secret, lifetimeDays, canWrite, isRecoveryOn }: CurrentSecretProps) {
  const { word, tone } = secretState(secret.expiresAt, useNow())
  return (
    <SecretFacts
      secret={secret}
      word={word}
      tone={tone}
      action={
        canWrite && (
          <span className="flex flex-wrap gap-2">
            {isRecoveryOn && secret.isRecoverable && <RevealSecretButton client={client} secret={secret} />}
            <SecretEndButton client={client} secret={secret} lifetimeDays={lifetimeDays} />
          </span>
        )
      }
    />
  )
}
