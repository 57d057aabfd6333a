/** The domain a form starts with: the one of the address, or the only one there is; empty when a person must choose. */
export function startingDomain(domains: readonly { id: string; name: string }[], wantedId: string | undefined): string {
  const wanted = domains.find((domain) => domain.id === wantedId)
  if (wanted) return wanted.name
  return domains.length === 1 ? (domains[0]?.name ?? '') : ''
}
