import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { Tone } from '@/components/ui/tone'
import { type CertificateValidity, certificateValidity } from '@/lib/schemas/certificate-validity'

const TONE: Record<CertificateValidity, Tone> = { 'not-yet': 'info', valid: 'good', ending: 'attention', over: 'bad' }
const WORD: Record<CertificateValidity, string> = {
  'not-yet': 'Not valid yet, ends',
  valid: 'Ends',
  ending: 'Ends soon,',
  over: 'Ended',
}

interface CertificateStatusProps {
  pair: { notBefore: Date; notAfter: Date }
  now: Date
}

/** How much longer a certificate lasts, in a word and with an icon. */
export function CertificateStatus({ pair, now }: CertificateStatusProps) {
  const validity = certificateValidity(pair, now)
  return (
    <Status tone={TONE[validity]}>
      {WORD[validity]} <Time value={pair.notAfter} />
    </Status>
  )
}
