import { CodeTabs } from '@/components/patterns/code-tabs'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { requestSamples, type SampleFacts } from './request-samples'

/** The request above as code to take away. */
export function RequestSamples({ facts }: { facts: SampleFacts }) {
  return (
    <Card>
      <CardHeader
        title="The same request elsewhere"
        description="Put the secret into the environment variable CLIENT_SECRET; it is not part of the code."
      />
      <CardBody>
        <CodeTabs label="The same request" samples={requestSamples(facts)} />
      </CardBody>
    </Card>
  )
}
