import { EffectiveValue } from '@/components/patterns/effective-value'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { routes } from '@/lib/base/routes'
import type { DomainView } from '@/lib/schemas/domain'
import { domainPkce, pkceRule } from '@/lib/schemas/pkce-rule'
import { PKCE_USE_DAYS, type PkceClientUse, type PkceUse } from '@/lib/schemas/pkce-use'

const TYPES = { CONFIDENTIAL_CLIENT: 'confidential', PUBLIC_CLIENT: 'public', MOBILE_CLIENT: 'mobile' } as const
const WHY = {
  client: 'The client decides for itself, and wins over the domain.',
  domain: 'The client says nothing, so the rule of the domain holds.',
  server: 'Neither client nor domain asks for it; a challenge that is sent is enforced.',
}

/** Which client came how, what it meets, and who decided that. */
export function PkceClients({ domain, use }: { domain: DomainView; use: PkceUse }) {
  return (
    <Card>
      <CardHeader
        title="Clients"
        description={`Those that ask for codes: what each meets, and how it came in the last ${PKCE_USE_DAYS} days. Those without a challenge are on top.`}
      />
      <CardBody>
        {use.clients.length === 0 ? (
          <p className="text-muted">No client of this domain may ask for an authorization code yet.</p>
        ) : (
          <Table aria-label="Clients that ask for codes">
            <THead>
              <Tr>
                <Th className="min-w-32">Client</Th>
                <Th className="min-w-48">In force</Th>
                <Th className="min-w-40">Came with</Th>
                <Th className="min-w-28">Last came</Th>
              </Tr>
            </THead>
            <TBody>
              {use.clients.map((client) => (
                <Tr key={client.pk}>
                  <Td>
                    <span className="flex flex-wrap items-center gap-2">
                      <TextLink href={routes.client(client.pk)}>{client.name}</TextLink>
                      <Badge>{TYPES[client.clientType]}</Badge>
                    </span>
                  </Td>
                  <Td>
                    <InForce client={client} domain={domain} />
                  </Td>
                  <Td>
                    <CameWith client={client} />
                  </Td>
                  <Td>
                    {client.lastAt ? <Time value={client.lastAt} /> : <span className="text-muted">not lately</span>}
                  </Td>
                </Tr>
              ))}
            </TBody>
          </Table>
        )}
        {use.isCut && (
          <p className="mt-3 text-sm text-muted">
            There are more;{' '}
            <TextLink href={`${routes.clients()}?domain=${domain.id}&grant=AUTHORIZATION_CODE`}>all of them</TextLink>.
          </p>
        )}
      </CardBody>
    </Card>
  )
}

function InForce({ client, domain }: { client: PkceClientUse; domain: DomainView }) {
  const own = domainPkce(domain.customAttrs)
  const { demand, origin } = pkceRule(client.usePKCE, client.clientType, own)
  const why =
    demand === 'ignored' ? `The domain asks it of public clients only; from this one it is ignored.` : WHY[origin]
  return (
    <EffectiveValue
      value={demand}
      origin={origin}
      why={why}
      chain={[
        { origin: 'client', label: 'Client', value: client.usePKCE },
        { origin: 'domain', label: 'Domain', value: own },
        { origin: 'server', label: 'Server', value: 'enforced when sent' },
      ]}
      href={origin === 'client' ? routes.client(client.pk) : undefined}
    />
  )
}

function CameWith({ client }: { client: PkceClientUse }) {
  const counts = [
    { tone: 'attention', word: 'without', count: client.none },
    { tone: 'attention', word: 'plain', count: client.plain },
    { tone: 'good', word: 'S256', count: client.s256 },
  ] as const
  const seen = counts.filter(({ count }) => count > 0)
  const repeated = client.repeatedChallenges + client.repeatedNonces
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {seen.length === 0 && <span className="text-muted">–</span>}
      {seen.map(({ tone, word, count }) => (
        <Status key={word} tone={tone}>
          {word} <span className="num text-muted">{count.toLocaleString('en')}</span>
        </Status>
      ))}
      {repeated > 0 && (
        <Status tone="bad">
          {client.repeatedChallenges > 0 ? 'repeated a challenge' : 'repeated a nonce'}{' '}
          <span className="num text-muted">{repeated.toLocaleString('en')}</span>
        </Status>
      )}
    </span>
  )
}
