import { Alert } from '@/components/ui/alert'
import { Time } from '@/components/ui/time'
import { certificateValidity } from '@/lib/schemas/certificate-validity'

interface CertificateAlertProps {
  pair: { notBefore: Date; notAfter: Date }
  now: Date
  isUsed: boolean
}

/** What the dates of a certificate mean for the tokens that its key signs; nothing while they mean nothing. */
export function CertificateAlert({ pair, now, isUsed }: CertificateAlertProps) {
  const validity = certificateValidity(pair, now)
  if (validity === 'valid') return null
  const use = isUsed ? 'Give the domains that use it a new pair.' : 'It is better not to let it sign.'
  if (validity === 'over') {
    return (
      <Alert tone="bad" title="The certificate has ended">
        Tokens under this key are signed and accepted as before. Callers that check the certificate refuse them. {use}
      </Alert>
    )
  }
  if (validity === 'not-yet') {
    return (
      <Alert tone="info" title="The certificate is not valid yet">
        It begins <Time value={pair.notBefore} />. Callers that check the certificate refuse tokens until then.
      </Alert>
    )
  }
  return (
    <Alert tone="attention" title="The certificate ends soon">
      It ends <Time value={pair.notAfter} />. Callers that check the certificate refuse tokens after that. {use}
    </Alert>
  )
}
