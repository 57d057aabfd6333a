import { BarChart } from '@/components/patterns/bar-chart'
import { EmptyState } from '@/components/patterns/empty-state'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { routes } from '@/lib/base/routes'
import { ACTIVITY_SPANS, type ActivitySpan, type ClientActivity } from '@/lib/schemas/client-activity'
import { GRANT_TYPE_NAMES, type GrantTypeName } from '@/lib/schemas/grant-type'
import { GRANT_WORDS } from './grant-words'

const isGrant = (name: string): name is GrantTypeName => (GRANT_TYPE_NAMES as readonly string[]).includes(name)
const grantWords = (name: string) => (isGrant(name) ? GRANT_WORDS[name].label : 'Unknown grant')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Tokens issued to a client and requests of it that were refused, with the rule that refused each. */
export function ActivityPanel({ pk, activity }: { pk: string; activity: ClientActivity }) {
  const { span, buckets, issued, refused } = activity
  const sum = (side: 'issued' | 'refused') => buckets.reduce((total, bucket) => total + bucket[side], 0)
  const spanWords = span === '24h' ? 'the last 24 hours' : 'the last 30 days'
  const isQuiet = issued.length === 0 && refused.length === 0
  return (
    <>
      <Card aria-labelledby="activity-title">
        <CardHeader
          titleId="activity-title"
          title="Token requests"
          description={`${sum('issued').toLocaleString('en')} issued and ${sum('refused').toLocaleString('en')} refused in ${spanWords}, in UTC. Figures follow within seconds.`}
          action={<SpanLinks pk={pk} span={span} />}
        />
        <CardBody>
          {isQuiet ? (
            <EmptyState title={`Nothing was asked for in ${spanWords}`}>
              Requests of this client show here, within seconds.
            </EmptyState>
          ) : (
            <BarChart
              label={span === '24h' ? 'Token requests by hour' : 'Token requests by day'}
              keys={[
                { id: 'issued', label: 'Issued', tone: 'good' },
                { id: 'refused', label: 'Refused', tone: 'bad' },
              ]}
              bars={buckets.map((bucket) => ({
                label:
                  span === '24h'
                    ? bucket.startAt.toISOString().slice(11, 16)
                    : bucket.startAt.toISOString().slice(0, 10),
                values: { issued: bucket.issued, refused: bucket.refused },
              }))}
            />
          )}
        </CardBody>
      </Card>
      {refused.length > 0 && (
        <div className="grid grid-cols-1 gap-2">
          <h2 className="font-semibold">Refused, by rule</h2>
          <Table aria-label="Refused requests by rule">
            <THead>
              <Tr>
                <Th>What would have been accepted</Th>
                <Th>Rule</Th>
                <Th>Grant</Th>
                <Th>Where to change it</Th>
                <Th numeric>Requests</Th>
                <Th>Last</Th>
              </Tr>
            </THead>
            <TBody>
              {refused.map(({ rule, grantType, count, lastAt }) => (
                <Tr key={`${grantType} ${rule.id}`}>
                  <Td>{rule.expected ? capital(rule.expected) : 'A rule of an earlier version'}</Td>
                  <Td mono>{rule.id}</Td>
                  <Td>{grantWords(grantType)}</Td>
                  <Td>
                    {rule.where && rule.href ? <TextLink href={rule.href}>{capital(rule.where)}</TextLink> : null}
                    {rule.where && !rule.href ? capital(rule.where) : null}
                  </Td>
                  <Td numeric>{count.toLocaleString('en')}</Td>
                  <Td>
                    <Time value={lastAt} />
                  </Td>
                </Tr>
              ))}
            </TBody>
          </Table>
        </div>
      )}
      {issued.length > 0 && (
        <div className="grid grid-cols-1 gap-2">
          <h2 className="font-semibold">Issued, by grant</h2>
          <Table aria-label="Issued tokens by grant">
            <THead>
              <Tr>
                <Th>Grant</Th>
                <Th numeric>Tokens</Th>
                <Th>Last</Th>
              </Tr>
            </THead>
            <TBody>
              {issued.map(({ grantType, count, lastAt }) => (
                <Tr key={grantType}>
                  <Td>{grantWords(grantType)}</Td>
                  <Td numeric>{count.toLocaleString('en')}</Td>
                  <Td>
                    <Time value={lastAt} />
                  </Td>
                </Tr>
              ))}
            </TBody>
          </Table>
        </div>
      )}
    </>
  )
}

const SPAN_WORDS: Record<ActivitySpan, string> = { '24h': '24 hours', '30d': '30 days' }

function SpanLinks({ pk, span }: { pk: string; span: ActivitySpan }) {
  return (
    <nav aria-label="How far back" className="flex gap-3 text-sm">
      {ACTIVITY_SPANS.map((each) =>
        each === span ? (
          <span key={each} aria-current="page" className="font-medium">
            {SPAN_WORDS[each]}
          </span>
        ) : (
          <TextLink key={each} href={`${routes.client(pk, 'activity')}?span=${each}`}>
            {SPAN_WORDS[each]}
          </TextLink>
        ),
      )}
    </nav>
  )
}
