'use client'

import { useState } from 'react'
import { ClientQuestions } from './client-questions'
import { NewClientForm } from './new-client-form'
import { type ClientSuggestion, suggestClient } from './suggest-client'

const BLANK: ClientSuggestion = {
  clientType: 'CONFIDENTIAL_CLIENT',
  grantTypes: ['CLIENT_CREDENTIALS'],
  reasons: [],
}

interface NewClientProps {
  domains: readonly { id: string; name: string }[]
  domainName: string
}

/** Questions first, then the form they fill. */
export function NewClient({ domains, domainName }: NewClientProps) {
  const [suggestion, setSuggestion] = useState<ClientSuggestion | null>(null)
  if (!suggestion) {
    return (
      <ClientQuestions
        onAnswered={(answers) => setSuggestion(suggestClient(answers))}
        onSkip={() => setSuggestion(BLANK)}
      />
    )
  }
  return (
    <NewClientForm
      suggestion={suggestion}
      domains={domains}
      domainName={domainName}
      onBack={() => setSuggestion(null)}
    />
  )
}
