import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { routes } from '@/lib/base/routes'
import type { PasswordGrantUse } from '@/lib/schemas/password-grant'

interface PasswordGrantUsersProps {
  domain: { id: string; name: string }
  use: PasswordGrantUse
}

/** The clients that may use the password grant here, those that still do on top. */
export function PasswordGrantUsers({ domain, use: { clients, total, totalIsExact } }: PasswordGrantUsersProps) {
  if (clients.length === 0) {
    return <p className="text-sm text-muted">No client of this domain is allowed the password grant.</p>
  }
  const more = total - clients.length
  return (
    <div className="grid gap-2">
      <h3 className="font-medium text-sm">Clients that may use it</h3>
      <Table aria-label="Clients that may use the password grant">
        <THead>
          <Tr>
            <Th>Client</Th>
            <Th>Last token by password</Th>
          </Tr>
        </THead>
        <TBody>
          {clients.map((client) => (
            <Tr key={client.pk}>
              <Td>
                <TextLink href={routes.client(client.pk)}>{client.name}</TextLink>
              </Td>
              <Td>
                <LastDay at={client.lastUsedOn} />
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
      {more > 0 && (
        <TextLink href={`${routes.clients()}?domain=${domain.id}&grant=PASSWORD`}>
          {`and ${totalIsExact ? more.toLocaleString('en') : 'many'} more`}
        </TextLink>
      )}
    </div>
  )
}

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })

/** Use is counted by day, so only the day is told. */
function LastDay({ at }: { at: Date | null }) {
  if (at === null) return <span className="text-muted">none on record</span>
  return (
    <time dateTime={at.toISOString().slice(0, 10)} className="num">
      {DAY.format(at)}
    </time>
  )
}
