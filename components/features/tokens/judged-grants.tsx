import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { routes } from '@/lib/base/routes'
import type { GrantJudgement } from '@/lib/schemas/refused-report'
import { DecidingRule } from './deciding-rule'

export function JudgedGrants({ grants, domainName }: { grants: readonly GrantJudgement[]; domainName: string }) {
  return (
    <ul aria-label={`Grants in ${domainName}`} className="divide-y">
      {grants.map(({ id, label, client, assumed, passes, rule }) => (
        <li key={id} className="grid gap-x-6 gap-y-1 py-3 first:pt-0 last:pb-0 sm:grid-cols-[9rem_1fr]">
          <Status tone={passes ? 'good' : 'bad'} className="self-start">
            {passes ? 'Would pass' : 'Refused'}
          </Status>
          <div className="min-w-0">
            <p className="font-medium break-words">{label}</p>
            {rule && <DecidingRule rule={rule} />}
            <p className="text-sm text-muted">
              {client && (
                <>
                  Tried as <TextLink href={routes.client(client.pk)}>{client.name}</TextLink>.{' '}
                </>
              )}
              {assumed}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
