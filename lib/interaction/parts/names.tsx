import type { PageClient } from '@/lib/oauth/ports/pages'

/** A name that somebody else chose: whatever direction it is written in, it leaves the sentence around it alone. */
export const Name = ({ children }: { children: string }) => (
  <strong>
    <bdi>{children}</bdi>
  </strong>
)

export const nameOf = (client: PageClient): string => client.name.trim() || client.clientId

export const ClientName = ({ client }: { client: PageClient }) => <Name>{nameOf(client)}</Name>
