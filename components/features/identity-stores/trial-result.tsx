import { KeyValueList } from '@/components/patterns/key-value-list'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { DirectoryTrialResult, DirectoryTrialStep, TriedPerson } from '@/lib/schemas/directory-trial-result'

const STEP_WORDS: Record<DirectoryTrialStep['step'], string> = {
  connect: 'Connect and bind',
  base: 'Search base',
  search: 'People',
}

/** How far it came, and the person that was found, as tokens would describe them. */
export function TrialResult({ result: { steps, person } }: { result: DirectoryTrialResult }) {
  return (
    <>
      <ol className="grid gap-2">
        {steps.map((step) => (
          <li key={step.step} className="flex flex-wrap gap-x-3">
            <span className="w-36 shrink-0">
              <Status tone={step.ok ? 'good' : 'bad'}>{STEP_WORDS[step.step]}</Status>
            </span>
            <span className="min-w-0 flex-1 break-words">
              {step.message} {step.advice && <span className="text-muted">{step.advice}</span>}
            </span>
          </li>
        ))}
      </ol>
      {person && <KeyValueList columns={2} items={facts(person)} />}
    </>
  )
}

function facts(person: TriedPerson) {
  const address = Object.values(person.address ?? {}).join(', ')
  const custom = Object.entries(person.attributes).map(([name, value]) => `${name}: ${[value].flat().join(', ')}`)
  const profile = Object.entries(person.profile).map(([name, value]) => `${name}: ${value}`)
  const items = [
    ['User name', person.username],
    [
      'Entry',
      <span key="dn" className="mono break-all">
        {person.dn}
      </span>,
    ],
    ['Full name', person.displayName],
    ['Given, family name', [person.givenName, person.familyName].filter(Boolean).join(' ')],
    ['E-mail address', person.email],
    ['Telephone', person.phone],
    ['Address', address],
    ['Groups', person.groups.join(', ')],
    ['Profile claims', profile.join('; ')],
    ['Custom attributes', custom.join('; ')],
    ['State', stateOf(person.native)],
    ['Password changed', <Time key="changed" value={person.native.passwordChangedAt} empty="not told" />],
  ] as const
  return items.map(([label, value]) => ({ label, value: value || <span className="text-muted">none</span> }))
}

function stateOf({ locked, disabled, mustChangePassword }: TriedPerson['native']): string {
  const says = [locked && 'locked', disabled && 'disabled', mustChangePassword && 'must change the password']
  return says.filter(Boolean).join(', ') || 'nothing against them'
}
