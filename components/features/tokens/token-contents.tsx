import { ClaimOrigin } from '@/components/patterns/claim-origin'
import { JsonView } from '@/components/patterns/json-view'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import type { TokenInspection } from '@/lib/schemas/token-inspection'

/** The decoded parts of a JWT, each claim with the setting it came from. */
export function TokenContents({ inspection }: { inspection: TokenInspection }) {
  const { header, claims, explanations, isSigned } = inspection
  if (!header || !claims) return null
  const notes = Object.fromEntries(
    explanations.map((each) => [each.claim, <ClaimOrigin key={each.claim} explanation={each} />]),
  )
  return (
    <Card>
      <CardHeader
        title="Contents"
        description={
          isSigned
            ? 'What the domain signed, and where each claim came from.'
            : 'What it says. Nothing here was proved.'
        }
        action={
          isSigned === null ? (
            <Status tone="neutral">Signature not checked</Status>
          ) : isSigned ? (
            <Status tone="good">Signature verified</Status>
          ) : (
            <Status tone="bad">Signature not verified</Status>
          )
        }
      />
      <CardBody className="grid grid-cols-1 gap-4">
        <div>
          <p className="mb-1.5 text-sm font-medium">Header</p>
          <JsonView value={header} label="token header" />
        </div>
        <div>
          <p className="mb-1.5 text-sm font-medium">Claims</p>
          <JsonView value={claims} label="token claims" notes={notes} />
        </div>
      </CardBody>
    </Card>
  )
}
