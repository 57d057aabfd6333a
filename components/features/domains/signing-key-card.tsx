import { CopyableValue } from '@/components/patterns/copyable-value'
import { KeyValueList } from '@/components/patterns/key-value-list'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { DomainKeyView } from '@/lib/schemas/key-pair'
import { keyState } from './key-state'

/** One key pair of a domain: its part in the rollover, its certificate, its fingerprints. */
export function SigningKeyCard({ domainKey, now }: { domainKey: DomainKeyView; now: Date }) {
  const { pair } = domainKey
  const state = keyState(domainKey, now)
  const copy = (label: string, value: string) => ({
    label,
    value: <CopyableValue label={label.toLowerCase()} value={value} full />,
  })
  return (
    <Card>
      <CardHeader
        title={pair.alias}
        description={state.sentence}
        action={<Status tone={state.tone}>{state.word}</Status>}
      />
      <CardBody>
        <KeyValueList
          items={[
            copy('Key id (kid)', domainKey.kid),
            { label: 'Algorithm', value: `${pair.algorithm}, ${pair.keyType} ${pair.sizeBits} bits` },
            { label: 'Subject', value: <span className="mono break-all">{pair.subject}</span> },
            { label: 'Issued by', value: <span className="mono break-all">{pair.issuer}</span> },
            {
              label: 'Certificate valid',
              value: (
                <>
                  <Time value={pair.notBefore} style="absolute" /> to <Time value={pair.notAfter} style="absolute" />
                </>
              ),
              help: (
                <>
                  Ends <Time value={pair.notAfter} className="" />
                </>
              ),
            },
            copy('x5t (SHA-1)', pair.x5t),
            copy('x5t#S256 (SHA-256)', pair.x5tS256),
            { label: 'Signing since', value: <Time value={domainKey.signingAt} empty="not yet" /> },
          ]}
        />
      </CardBody>
    </Card>
  )
}
