'use client'

import { Alert } from '@/components/ui/alert'
import { CardBody } from '@/components/ui/card'
import { FurtherRequest } from './further-request'
import type { PlaygroundRun } from './playground-run'
import { SignOutForm } from './sign-out-form'
import { StepCard } from './step-card'
import type { TokenSet } from './token-checks'
import { type Proof, refreshRequest, revokeRequest, userInfoRequest, type WireAnswer } from './wire-request'

interface UseStepProps {
  run: PlaygroundRun
  proof: Proof
  tokens: TokenSet
  onRefreshed: (answer: WireAnswer) => void
}

/** What a client does with its tokens afterwards, each as a request of its own. */
export function UseStep({ run, proof, tokens, onRefreshed }: UseStepProps) {
  const { auth } = proof.target
  const lacksSecret = auth.startsWith('client_secret') && proof.secret === ''
  const reason =
    auth === 'elsewhere'
      ? 'Run the command where the key of the client is.'
      : lacksSecret
        ? 'Type the secret of the client above first.'
        : null
  return (
    <StepCard
      number={6}
      title="Use the tokens"
      state="current"
      description="In any order, as often as you like. Tokens that were revoked stay on this page, so that you can see them refused."
    >
      <CardBody className="grid grid-cols-1 gap-5 pt-0">
        <FurtherRequest
          title="User info"
          help="Asks who the access token speaks for."
          request={userInfoRequest(proof, tokens.accessToken)}
          button="Ask for user info"
          target={proof.target}
          reason={null}
        />
        {tokens.refreshToken ? (
          <FurtherRequest
            title="Refresh"
            help="A new access token, without the person. Where the domain rotates, a new refresh token too, and the old one ends."
            request={refreshRequest(proof, tokens.refreshToken)}
            button="Refresh"
            target={proof.target}
            reason={reason}
            onAnswer={onRefreshed}
          />
        ) : (
          <Alert tone="info" title="There is no refresh token">
            The client needs the refresh token grant, and the domain must issue them with its access tokens.
          </Alert>
        )}
        <FurtherRequest
          title="Revoke the access token"
          help="Ends this token before its time."
          request={revokeRequest(proof, tokens.accessToken, 'access_token')}
          button="Revoke access token"
          target={proof.target}
          reason={reason}
        />
        {tokens.refreshToken && (
          <FurtherRequest
            title="Revoke the refresh token"
            help="Ends the client’s way to new tokens."
            request={revokeRequest(proof, tokens.refreshToken, 'refresh_token')}
            button="Revoke refresh token"
            target={proof.target}
            reason={reason}
          />
        )}
        <SignOutForm run={run} idToken={tokens.idToken} />
      </CardBody>
    </StepCard>
  )
}
