import { Status } from '@/components/ui/status'
import { CONNECTION_STATE_WORDS } from '@/lib/schemas/migration/connection-state'
import type { PortalChain } from '@/lib/schemas/migration/portal-chain'

const FEW = 12

/** What the hotel group allows this partner: to be read, and to be changed by the hotel group alone. */
export function PropertyLimits({ limits }: { limits: NonNullable<PortalChain['limits']> }) {
  const { state, allProperties, properties } = limits
  if (state !== 'APPROVED') {
    return <Status tone={state === 'PENDING' ? 'info' : 'bad'}>{CONNECTION_STATE_WORDS[state]}</Status>
  }
  if (allProperties) return <Status tone="good">All hotels of the chain</Status>
  const named = properties.map(({ code, name }) => `${code} ${name}`)
  return (
    <div>
      <p>{properties.length === 1 ? 'One hotel' : `${properties.length.toLocaleString('en')} hotels`}</p>
      <details open={named.length <= FEW || undefined}>
        <summary className="cursor-pointer text-sm text-muted">Which</summary>
        <ul className="text-sm">
          {named.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </details>
    </div>
  )
}
