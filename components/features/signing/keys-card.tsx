import { EndRetirementButton } from '@/components/features/signing/end-retirement-button'
import { PublishKeyDialog } from '@/components/features/signing/publish-key-dialog'
import { RotationNote } from '@/components/features/signing/rotation-note'
import { SignNowButton } from '@/components/features/signing/sign-now-button'
import { TimeLine } from '@/components/features/signing/time-line'
import { TimeLineTable } from '@/components/features/signing/time-line-table'
import { WithdrawButton } from '@/components/features/signing/withdraw-button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import type { KeyKind } from '@/lib/schemas/key-kind'
import type { SigningOverview } from '@/lib/schemas/key-pair'

interface KeysCardProps {
  domainId: string
  overview: SigningOverview
  canWrite: boolean
  /** aliases of pairs that could be published */
  candidates: readonly string[]
}

/** The time line of a domain's keys with the steps that can be taken from here. */
export function KeysCard({ domainId, overview, canWrite, candidates }: KeysCardProps) {
  return (
    <Card>
      <CardHeader
        title="Keys"
        description="A key is published first, then signs, then retires while the tokens it signed live on."
        action={
          canWrite && <PublishKeyDialog domainId={domainId} kind={currentKind(overview)} candidates={candidates} />
        }
      />
      <CardBody className="grid grid-cols-1 gap-4">
        <RotationNote rotation={overview.rotation} />
        <TimeLine overview={overview} actions={(key) => canWrite && steps(domainId, overview, key)} />
        <TimeLineTable overview={overview} />
      </CardBody>
    </Card>
  )
}

function steps(domainId: string, overview: SigningOverview, key: SigningOverview['keys'][number]) {
  const { alias, id } = key.pair
  const { liveTokens } = key
  if (!key.isPublished || key.state === 'SIGNING') return null
  return (
    <>
      {key.state === 'PUBLISHED' ? (
        <WithdrawButton domainId={domainId} alias={alias} liveTokens={liveTokens} />
      ) : (
        <EndRetirementButton domainId={domainId} alias={alias} liveTokens={liveTokens} />
      )}
      <SignNowButton domainId={domainId} overview={overview} keyPairId={id} />
    </>
  )
}

function currentKind({ keys }: SigningOverview): KeyKind {
  const pair = keys.find(({ state }) => state === 'SIGNING')?.pair
  if (pair?.keyType === 'EC') return 'EC_P256'
  if (pair?.keyType === 'OKP') return 'ED25519'
  const bits = pair?.sizeBits ?? 2048
  return bits > 3072 ? 'RSA_4096' : bits > 2048 ? 'RSA_3072' : 'RSA_2048'
}
