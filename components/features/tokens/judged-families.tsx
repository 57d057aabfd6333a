import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { routes } from '@/lib/base/routes'
import type { FamilyJudgement, Judgement } from '@/lib/schemas/refused-report'
import { DecidingRule } from './deciding-rule'

export function JudgedFamilies({ families }: { families: readonly FamilyJudgement[] }) {
  if (families.length === 0) return <p className="text-muted">There is no refresh token of this person.</p>
  return (
    <ul aria-label="Authorizations" className="divide-y">
      {families.map(({ id, client, domainName, grant, createdAt, refresh, access }) => (
        <li key={id} className="grid gap-2 py-3 first:pt-0 last:pb-0">
          <p>
            <TextLink href={routes.client(client.pk)}>{client.name}</TextLink>
            <span className="text-muted">
              {' '}
              in {domainName}, through {grant}, <Time value={createdAt} className="num" />
            </span>
          </p>
          <Outcome what="Refresh token" judgement={refresh} />
          <Outcome what="Access tokens" judgement={access} />
        </li>
      ))}
    </ul>
  )
}

function Outcome({ what, judgement: { passes, rule } }: { what: string; judgement: Judgement }) {
  return (
    <div className="grid gap-x-6 sm:grid-cols-[9rem_9rem_1fr]">
      <span>{what}</span>
      <Status tone={passes ? 'good' : 'bad'} className="self-start">
        {passes ? 'Would pass' : 'Refused'}
      </Status>
      <div className="min-w-0">{rule && <DecidingRule rule={rule} />}</div>
    </div>
  )
}
