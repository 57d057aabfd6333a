import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { Tone } from '@/components/ui/tone'
import { routes } from '@/lib/base/routes'
import type { KeyPairUse } from '@/lib/schemas/key-pair'

/** Every domain that has to do with a pair, and what the pair does there. */
export function KeyPairUses({ uses }: { uses: readonly KeyPairUse[] }) {
  return (
    <Card>
      <CardHeader title="Used by" description="A pair can be deleted once no domain signs with it or lets it retire." />
      <CardBody>
        {uses.length === 0 ? (
          <p className="text-muted">No domain. Publish it on the signing tab of a domain, and later let it sign.</p>
        ) : (
          <Table aria-label="Domains that use it">
            <THead>
              <Tr>
                <Th>Domain</Th>
                <Th>State</Th>
                <Th>Key id (kid)</Th>
                <Th align="right">Live tokens</Th>
              </Tr>
            </THead>
            <TBody>
              {uses.map((use) => (
                <Tr key={use.domainId}>
                  <Td>
                    <TextLink href={routes.domain(use.domainId, 'signing')}>{use.domainName}</TextLink>
                  </Td>
                  <Td>
                    <Use use={use} />
                  </Td>
                  <Td mono>{use.kid}</Td>
                  <Td numeric align="right">
                    {use.liveTokens.toLocaleString('en')}
                  </Td>
                </Tr>
              ))}
            </TBody>
          </Table>
        )}
      </CardBody>
    </Card>
  )
}

function Use({ use }: { use: KeyPairUse }) {
  const tell = (tone: Tone, word: string, at: Date | null) => (
    <Status tone={tone}>
      {word} <Time value={at} />
    </Status>
  )
  if (use.state === 'SIGNING') return tell('good', 'Signing since', use.signingAt)
  if (use.state === 'PUBLISHED') return tell('info', 'Published', use.publishedAt)
  return use.isPublished ? tell('attention', 'Retiring, ends', use.retiresAt) : tell('neutral', 'Gone', use.retiresAt)
}
