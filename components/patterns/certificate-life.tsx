import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { Tone } from '@/components/ui/tone'

interface CertificateLifeProps {
  certificate: { notBefore: Date; notAfter: Date }
  now: Date
}

/** How many days before its end a certificate asks for attention. */
const ATTENTION_DAYS = 30
const DAY_MS = 86_400_000

function lifeOf({ notBefore, notAfter }: CertificateLifeProps['certificate'], now: Date): [Tone, string] {
  if (notAfter <= now) return ['bad', 'Ended']
  if (notBefore > now) return ['attention', 'Begins']
  return [notAfter.getTime() - now.getTime() < ATTENTION_DAYS * DAY_MS ? 'attention' : 'good', 'Ends']
}

/** Whether a certificate counts now, and until when. */
export function CertificateLife({ certificate, now }: CertificateLifeProps) {
  const [tone, word] = lifeOf(certificate, now)
  return (
    <Status tone={tone}>
      {word} <Time value={word === 'Begins' ? certificate.notBefore : certificate.notAfter} />
    </Status>
  )
}
