'use client'

import { CardBody } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { CheckList } from './check-list'
import type { PlaygroundRun } from './playground-run'
import { StepCard } from './step-card'
import type { TokenSet } from './token-checks'
import { TokenPanel } from './token-panel'
import { useReadTokens } from './use-read-tokens'

/** The tokens, opened and checked in the browser as the client would. */
export function TokensStep({ tokens, run }: { tokens: TokenSet; run: PlaygroundRun }) {
  const read = useReadTokens(tokens, run)
  return (
    <StepCard
      number={5}
      title="Tokens"
      state="done"
      description="Opened here, with nothing but the key set that the domain publishes. The ID token is for the client, the access token for the services it calls."
    >
      <CardBody className="grid grid-cols-1 gap-6 pt-0">
        {read === null && <Skeleton className="h-40 w-full rounded-md" />}
        {read && tokens.idToken && (
          <TokenPanel
            title="ID token"
            help="Tells the client who signed in."
            token={tokens.idToken}
            read={read.id?.read ?? null}
          >
            {read.id && <CheckList checks={read.id.checks} label="Checks of the ID token" />}
          </TokenPanel>
        )}
        {read && (
          <TokenPanel
            title="Access token"
            help="Opens services for the client, in the person’s name."
            token={tokens.accessToken}
            read={read.access}
          />
        )}
        {read && tokens.refreshToken && (
          <TokenPanel
            title="Refresh token"
            help="Gets further access tokens without the person. Opaque: only the server knows what it means."
            token={tokens.refreshToken}
            read={null}
          />
        )}
      </CardBody>
    </StepCard>
  )
}
