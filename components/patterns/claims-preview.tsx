'use client'

import { useState } from 'react'
import { ClaimsPreviewTable } from '@/components/patterns/claims-preview-table'
import { PersonPicker } from '@/components/patterns/person-picker'
import { fetchJson } from '@/lib/base/fetch-json'
import { type AttributeLayer, previewClaims } from '@/lib/schemas/claims-preview'
import type { ExpressionFacts } from '@/lib/schemas/expression-values'

interface ClaimsPreviewProps {
  domain: { id: string; name: string }
  client: ExpressionFacts['client']
  scopes: readonly string[]
  /** weakest first */
  layers: readonly AttributeLayer[]
  /** claims of the person that a client asks for by name */
  wanted?: { origin: string; names: readonly string[] }
}

type Person = NonNullable<ExpressionFacts['user']>

/** What the attributes above become in a token, as they are typed: for a client by itself, or for a chosen person. */
export function ClaimsPreview({ domain, client, scopes, layers, wanted }: ClaimsPreviewProps) {
  const [person, setPerson] = useState<Person | null>(null)
  const [problem, setProblem] = useState('')
  const facts: ExpressionFacts = {
    user: person,
    client,
    request: {
      domain: domain.name,
      grantType: person ? 'JWT_BEARER' : 'CLIENT_CREDENTIALS',
      scopes,
      address: '192.0.2.17',
    },
  }
  const claims = previewClaims(layers, facts, wanted)

  async function choose(id: string): Promise<void> {
    setProblem('')
    try {
      const path = `/api/domains/${encodeURIComponent(domain.id)}/people/${encodeURIComponent(id)}`
      setPerson(await fetchJson<Person>(path))
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'This person could not be read.')
    }
  }

  if (claims.length === 0) return null
  return (
    <section aria-label="Preview of the claims" className="grid min-w-0 gap-2 border-t pt-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <p className="text-sm font-medium">In the token</p>
          <p className="text-sm text-muted">
            {person ? 'As it would be issued for this person now.' : 'As it would be issued to a client by itself.'}
          </p>
        </div>
        <PersonPicker
          domainId={domain.id}
          chosen={person?.username ?? null}
          onChoose={(found) => (found ? void choose(found.id) : setPerson(null))}
        />
      </div>
      {problem && (
        <p role="alert" className="text-sm text-bad">
          {problem}
        </p>
      )}
      <ClaimsPreviewTable claims={claims} />
    </section>
  )
}
