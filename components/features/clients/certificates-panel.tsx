import type { Access } from '@/components/patterns/access'
import { CertificateLife } from '@/components/patterns/certificate-life'
import { CopyableValue } from '@/components/patterns/copyable-value'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import type { ClientCertificateView } from '@/lib/schemas/client-certificate'
import { AddCertificateButton } from './add-certificate-button'
import { RemoveCertificateButton } from './remove-certificate-button'

interface CertificatesPanelProps {
  client: { pk: string; name: string }
  certificates: ClientCertificateView[]
  access: Access
  now: Date
}

/** The certificates whose keys prove the client: by signed assertions, later by TLS connections. */
export function CertificatesPanel({ client, certificates, access, now }: CertificatesPanelProps) {
  return (
    <Card>
      <CardHeader
        title="Certificates"
        description="Whoever holds the key of one of these can prove to be this client with a signed assertion (private_key_jwt). The key itself never comes here."
        action={access.canWrite && <AddCertificateButton client={client} />}
      />
      <CardBody className="grid gap-4">
        {certificates.length === 0 && (
          <p className="text-muted">It has none. Register a certificate, and the client needs no secret.</p>
        )}
        {certificates.length > 0 && (
          <ul aria-label="Certificates" className="grid gap-4 divide-y">
            {certificates.map((certificate) => (
              <li key={certificate.id} className="flex flex-wrap items-center gap-x-5 gap-y-2 pb-4 last:pb-0">
                <CertificateFacts certificate={certificate} now={now} />
                {access.canWrite && <RemoveCertificateButton client={client} certificate={certificate} />}
              </li>
            ))}
          </ul>
        )}
        {!access.canWrite && <p className="text-sm text-muted">{access.reason}</p>}
      </CardBody>
    </Card>
  )
}

function CertificateFacts({ certificate, now }: { certificate: ClientCertificateView; now: Date }) {
  return (
    <div className="grid min-w-0 flex-1 gap-1">
      <span className="mono min-w-0 wrap-anywhere">{certificate.subject}</span>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <Badge mono>{certificate.keyDetails}</Badge>
        <span className="text-muted">{certificate.isSelfSigned ? 'self-signed' : `by ${certificate.issuer}`}</span>
        <CopyableValue label="thumbprint" value={certificate.x5tS256} max={18} />
        <CertificateLife certificate={certificate} now={now} />
      </div>
    </div>
  )
}
