'use client'

import { SuggestInput } from '@/components/patterns/suggest-input'
import { peoplePath, searchPath, useFound } from '@/components/patterns/use-found'
import type { InputProps } from '@/components/ui/input'
import type { SearchHit } from '@/lib/schemas/search-hit'

interface ChosenProps extends Omit<InputProps, 'value' | 'onChange'> {
  value: string
  onChange: (value: string) => void
}

/** A client of one domain, by its client id: found by name or id while one types. */
export function ClientIdInput({ domainName, value, ...rest }: ChosenProps & { domainName: string }) {
  const found = useFound<SearchHit>(searchPath(value))
  const suggestions = found.items
    .filter((hit) => hit.kind === 'client' && hit.domainName === domainName)
    .map((hit) => ({ value: hit.detail, detail: hit.label === hit.detail ? undefined : hit.label }))
  return <SuggestInput {...rest} mono noun="client" value={value} suggestions={suggestions} />
}

/** A person of the domain's identity store, by user name. */
export function UsernameInput({ domainId, value, ...rest }: ChosenProps & { domainId: string }) {
  const found = useFound<{ username: string; detail: string }>(domainId ? peoplePath(domainId, value) : null)
  const suggestions = found.items.map(({ username, detail }) => ({ value: username, detail }))
  return <SuggestInput {...rest} mono noun="user" value={value} suggestions={suggestions} />
}
