import { CopyableValue } from '@/components/patterns/copyable-value'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'

/** Where resource servers fetch the public keys. */
export function KeySetCard({ path, url }: { path: string; url: string }) {
  return (
    <Card>
      <CardHeader
        title="Key set"
        description="Public keys and certificates, as resource servers fetch them to verify tokens. Retiring pairs are listed until their rollover ends."
        action={
          <TextLink href={path} external>
            Open JWKS
          </TextLink>
        }
      />
      <CardBody>
        <CopyableValue label="key set URL" value={url} full />
      </CardBody>
    </Card>
  )
}
