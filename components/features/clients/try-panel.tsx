'use client'

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { PasswordInput } from '@/components/ui/password-input'
import { TokenInput } from '@/components/ui/token-input'
import type { ClientView } from '@/lib/schemas/client'
import { MintRefusal } from './mint-refusal'
import { mintToken } from './mint-token'
import { RequestSamples } from './request-samples-card'
import { rememberedSecret } from './secret-memory'
import { TokenResult } from './token-result'
import { readToken } from './verify-token'

interface TryPanelProps {
  client: ClientView
  tokenUrl: string
  issuer: string
  isDiscoverable: boolean
}

/** Mints a token through the real endpoint. The secret stays in this box, the token on this page. */
export function TryPanel({ client, tokenUrl, issuer, isDiscoverable }: TryPanelProps) {
  const [secret, setSecret] = useState('')
  const [scopes, setScopes] = useState<string[]>([])
  const [missing, setMissing] = useState(false)
  // After hydration: the server knows no secret, so the first paint must not either.
  useEffect(() => setSecret(rememberedSecret(client.pk)), [client.pk])

  const mint = useMutation({
    mutationFn: async () => {
      const outcome = await mintToken({ domainName: client.idDomain, clientId: client.id, secret, scopes })
      return outcome.ok ? { ...outcome, read: await readToken(outcome.accessToken, client.idDomain) } : outcome
    },
    gcTime: 0,
  })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(secret === '')
    if (secret !== '') mint.mutate()
  }

  return (
    <div className="grid grid-cols-1 gap-4">
      <Card>
        <form onSubmit={submit} noValidate>
          <CardHeader
            title="Ask for a token"
            description="A real request to the token endpoint, from this browser. The secret is kept in this box only and is gone when you leave."
          />
          <CardBody className="grid gap-5">
            <Field
              className="max-w-md"
              label="Client secret"
              required
              error={missing ? 'is required' : undefined}
              help={secret && rememberedSecret(client.pk) === secret ? 'The secret just shown to you.' : undefined}
            >
              <PasswordInput autoComplete="off" value={secret} onChange={(event) => setSecret(event.target.value)} />
            </Field>
            <Field
              label="Scopes"
              optional
              help={
                client.defaultScope
                  ? `Empty asks for the default scope, ${client.defaultScope}.`
                  : 'This client has no default scope, so name at least one.'
              }
            >
              <TokenInput
                mono
                noun="scope"
                value={scopes}
                onChange={setScopes}
                suggestions={client.scopes.map((value) => ({ value }))}
                placeholder={client.defaultScope ?? 'Resource.scope'}
              />
            </Field>
          </CardBody>
          <CardFooter>
            <p className="text-sm text-muted">Grant: client credentials</p>
            <Button type="submit" variant="primary" loading={mint.isPending}>
              Get token
            </Button>
          </CardFooter>
        </form>
      </Card>
      {mint.isError && (
        <Alert tone="bad" live title="The token endpoint did not answer">
          {mint.error.message}
        </Alert>
      )}
      {mint.data?.ok === false && <MintRefusal refusal={mint.data} client={client} />}
      {mint.data?.ok && (
        <TokenResult key={mint.data.accessToken} client={client} token={mint.data.accessToken} read={mint.data.read} />
      )}
      <RequestSamples facts={{ clientId: client.id, scopes, tokenUrl, issuer, isDiscoverable }} />
    </div>
  )
}
