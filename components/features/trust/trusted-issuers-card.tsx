import { ShieldCheck } from 'lucide-react'
import type { Access } from '@/components/patterns/access'
import { EmptyState } from '@/components/patterns/empty-state'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import type { TrustedIssuerView } from '@/lib/schemas/trusted-issuer'
import { IssuerFacts } from './issuer-facts'
import { NewIssuerButton } from './new-issuer-button'

interface TrustedIssuersCardProps {
  domainId: string
  issuers: TrustedIssuerView[]
  access: Access
  now: Date
}

/** Everybody whose signed assertions the domain believes. */
export function TrustedIssuersCard({ domainId, issuers, access, now }: TrustedIssuersCardProps) {
  return (
    <Card>
      <CardHeader
        title="Trusted issuers"
        description="Whose signed assertions get a token for a person (JWT assertion grant), and whose tokens may be exchanged. People must be known to the identity store of this domain."
        action={access.canWrite && <NewIssuerButton domainId={domainId} />}
      />
      <CardBody className="grid gap-5">
        {issuers.length === 0 ? (
          <EmptyState icon={<ShieldCheck />} title="Nobody is trusted yet">
            Register an issuer with its certificate, public key or JWKS. The domain always believes its own keys.
          </EmptyState>
        ) : (
          <ul className="grid gap-5 divide-y">
            {issuers.map((issuer) => (
              <li key={issuer.id} className="pb-5 last:pb-0">
                <IssuerFacts issuer={issuer} access={access} now={now} />
              </li>
            ))}
          </ul>
        )}
        {!access.canWrite && <p className="text-sm text-muted">{access.reason}</p>}
      </CardBody>
    </Card>
  )
}
