import type { ClaimExplanation } from '@/lib/schemas/claim-explanation'

const ORIGIN_WORDS: Record<ClaimExplanation['origin'], string> = {
  client: 'client',
  resource: 'resource',
  domain: 'domain',
  server: 'server default',
  request: 'request',
  protocol: 'protocol',
}

/** One line at a claim: what decided it; the reason in full on hover and for assistive technology. */
export function ClaimOrigin({ explanation }: { explanation: ClaimExplanation }) {
  const { origin, entityName, setting, why } = explanation
  return (
    <span title={why} className="relative">
      {ORIGIN_WORDS[origin]}
      {entityName && ` ${entityName}`}
      {setting && <span className="mono"> · {setting}</span>}
      <span className="sr-only">. {why}</span>
    </span>
  )
}
