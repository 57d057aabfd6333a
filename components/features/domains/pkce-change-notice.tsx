import { Alert } from '@/components/ui/alert'
import { TextLink } from '@/components/ui/text-link'
import { routes } from '@/lib/base/routes'
import { PKCE_USE_DAYS } from '@/lib/schemas/pkce-use'
import type { PkceChange } from './pkce-change'

/** What saving would do, before it is saved. */
export function PkceChangeNotice({ change, isCut }: { change: PkceChange; isCut: boolean }) {
  const { refused, unproven, unprotected } = change
  return (
    <div className="grid gap-3" role="status">
      {refused.length > 0 && (
        <Alert tone="bad" title={`Would refuse ${count(refused.length, 'client')} in use`}>
          <ul className="mt-1 grid max-h-72 gap-1 overflow-y-auto">
            {refused.map(({ client, because }) => (
              <li key={client.pk} className="flex flex-wrap items-baseline gap-x-2">
                <TextLink href={routes.client(client.pk)}>{client.name}</TextLink>
                <span className="text-muted">
                  {because === 'none'
                    ? `${times(client.none)} without a challenge in ${PKCE_USE_DAYS} days`
                    : `${times(client.plain)} with a plain challenge in ${PKCE_USE_DAYS} days`}
                </span>
              </li>
            ))}
          </ul>
          {isCut && (
            <p className="mt-2">There are more clients than are looked at here; some of them may be hit too.</p>
          )}
        </Alert>
      )}
      {refused.length === 0 && unproven === 0 && unprotected.length === 0 && (
        <Alert tone="good" title="Refuses nobody who came lately">
          Every request of the last {PKCE_USE_DAYS} days would have been taken under this rule.
        </Alert>
      )}
      {unproven > 0 && (
        <Alert tone="attention" title={`${count(unproven, 'client')} not seen in ${PKCE_USE_DAYS} days`}>
          They may ask for codes and did not come, so nobody knows whether they send a challenge.
        </Alert>
      )}
      {unprotected.length > 0 && (
        <Alert tone="attention" title={`${count(unprotected.length, 'client')} would lose the protection`}>
          Their challenges would be ignored:{' '}
          {unprotected
            .slice(0, 10)
            .map((client) => client.name)
            .join(', ')}
          {unprotected.length > 10 ? ' and more' : ''}.
        </Alert>
      )}
    </div>
  )
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}

function times(number: number): string {
  return number === 1 ? 'once' : `${number.toLocaleString('en')} times`
}
