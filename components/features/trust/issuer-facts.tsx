import type { Access } from '@/components/patterns/access'
import { CertificateLife } from '@/components/patterns/certificate-life'
import { CopyableValue } from '@/components/patterns/copyable-value'
import { Badge } from '@/components/ui/badge'
import { Status } from '@/components/ui/status'
import type { TrustedIssuerView, TrustedKeyView } from '@/lib/schemas/trusted-issuer'
import { DeleteIssuerButton } from './delete-issuer-button'
import { EditIssuerButton } from './edit-issuer-button'
import { keyKind, keyWords } from './key-words'

interface IssuerFactsProps {
  issuer: TrustedIssuerView
  access: Access
  now: Date
}

/** One issuer: its name, whether it is believed, its keys and until when they count, and its limits. */
export function IssuerFacts({ issuer, access, now }: IssuerFactsProps) {
  const { clientIds, maxLifetimeSeconds, clockSkewSeconds } = issuer
  return (
    <article aria-label={issuer.issuer} className="grid gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid min-w-0 gap-1">
          <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
            <CopyableValue label="issuer" value={issuer.issuer} full />
            <Status tone={issuer.enabled ? 'good' : 'neutral'}>{issuer.enabled ? 'Believed' : 'Switched off'}</Status>
          </div>
          {issuer.description && <p className="text-sm whitespace-pre-line text-muted">{issuer.description}</p>}
        </div>
        {access.canWrite && (
          <div className="flex gap-2">
            <EditIssuerButton issuer={issuer} />
            <DeleteIssuerButton issuer={issuer} />
          </div>
        )}
      </div>
      <ul className="grid gap-2">
        {issuer.keys.map((key) => (
          <li key={key.thumbprint}>
            <KeyFacts trusted={key} now={now} />
          </li>
        ))}
      </ul>
      <p className="text-sm text-muted">
        {clientIds ? `Presented by ${clientIds.join(', ')} only.` : 'Presented by every client that has the grant.'} An
        assertion lives at most {maxLifetimeSeconds.toLocaleString('en')} seconds; clocks may be{' '}
        {clockSkewSeconds.toLocaleString('en')} seconds apart.
      </p>
    </article>
  )
}

function KeyFacts({ trusted, now }: { trusted: TrustedKeyView; now: Date }) {
  const { certificate, thumbprint, algorithms } = trusted
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <span className="font-medium">{keyKind(trusted)}</span>
      <Badge mono>{algorithms.join(' ')}</Badge>
      <CopyableValue label={`thumbprint of ${keyWords(trusted)}`} value={thumbprint} max={18} />
      {certificate ? (
        <>
          <span className="mono min-w-0 wrap-anywhere text-muted">{certificate.subject.replaceAll('\n', ', ')}</span>
          <CertificateLife certificate={certificate} now={now} />
        </>
      ) : (
        <span className="text-muted">Without an end of its own</span>
      )}
    </div>
  )
}
