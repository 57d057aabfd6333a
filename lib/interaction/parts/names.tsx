import type { PageClient } from '@/lib/oauth/ports/pages'
import { plain } from '../plain'

/** Words that somebody else chose: whatever direction they are written in, they leave the sentence around them alone. */
export const Foreign = ({ children }: { children: string }) => <bdi>{plain(children)}</bdi>

export const Name = ({ children }: { children: string }) => (
  <strong>
    <Foreign>{children}</Foreign>
  </strong>
)

export const nameOf = (client: { name: string; clientId: string }): string => plain(client.name) || client.clientId

export const ClientName = ({ client }: { client: PageClient }) => <Name>{nameOf(client)}</Name>
