import { X509Certificate } from 'node:crypto'
import { CopyableValue } from '@/components/patterns/copyable-value'
import { KeyValueList } from '@/components/patterns/key-value-list'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { KeyPairView } from '@/lib/schemas/key-pair'

/** What the certificate of a pair says, and its fingerprints in the forms tools print. */
export function KeyPairFacts({ pair }: { pair: KeyPairView }) {
  const certificate = new X509Certificate(pair.certificate)
  const copy = (label: string, value: string) => ({
    label,
    value: <CopyableValue label={label} value={value} full />,
  })
  const name = (value: string) => <span className="mono break-words">{value}</span>
  return (
    <>
      <Card>
        <CardHeader title="Certificate" description="Travels with the public key in the key set (x5c)." />
        <CardBody>
          <KeyValueList
            items={[
              { label: 'Subject', value: name(pair.subject) },
              {
                label: 'Issued by',
                value: pair.issuer === pair.subject ? 'itself (self-signed)' : name(pair.issuer),
              },
              { label: 'Key', value: `${pair.keyType} ${pair.sizeBits} bits, signs ${pair.algorithm}` },
              { label: 'Valid from', value: <Time value={pair.notBefore} style="absolute" /> },
              { label: 'Valid until', value: <Time value={pair.notAfter} style="absolute" /> },
              copy('Serial number', certificate.serialNumber),
              { label: 'Added', value: <Time value={pair.createdAt} /> },
            ]}
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="Fingerprints" description="To compare with what a partner sees." />
        <CardBody>
          <KeyValueList
            items={[
              copy('SHA-256', certificate.fingerprint256),
              copy('SHA-1', certificate.fingerprint),
              copy('x5t#S256', pair.x5tS256),
              copy('x5t', pair.x5t),
            ]}
          />
        </CardBody>
      </Card>
    </>
  )
}
