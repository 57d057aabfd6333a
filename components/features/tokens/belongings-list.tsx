import { KeyValueList } from '@/components/patterns/key-value-list'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { routes } from '@/lib/base/routes'
import type { TokenBelongings, TokenInspection } from '@/lib/schemas/token-inspection'

/** Which client, person, domain and grant a token belongs to. */
export function BelongingsList({ belongings, kind }: { belongings: TokenBelongings; kind: TokenInspection['kind'] }) {
  const { domain, client, user, grant, actors, scopes, issuedAt, expiresAt } = belongings
  const items = [
    { label: 'Kind', value: kind },
    { label: 'Domain', value: <TextLink href={routes.domain(domain.id)}>{domain.name}</TextLink> },
    {
      label: 'Client',
      value: client ? (
        <TextLink href={routes.client(client.pk)}>{client.name}</TextLink>
      ) : (
        'not a client of this domain'
      ),
    },
    {
      label: 'User',
      value: !user ? (
        'none: the client speaks for itself'
      ) : user.id && user.canOpen ? (
        <TextLink href={routes.user(user.id)}>{user.name}</TextLink>
      ) : (
        user.name
      ),
    },
    ...(actors.length > 0 ? [{ label: 'Acted for by', value: actors.join(', for whom acts ') }] : []),
    { label: 'Obtained through', value: grant ?? 'a grant that left no trace in it' },
    {
      label: 'Scopes',
      value: scopes.length > 0 ? <span className="mono break-all">{scopes.join(' ')}</span> : 'none',
    },
    { label: 'Issued', value: <Time value={issuedAt} empty="unknown" /> },
    { label: 'Ends', value: <Time value={expiresAt} empty="unknown" /> },
  ]
  return <KeyValueList items={items} columns={2} />
}
