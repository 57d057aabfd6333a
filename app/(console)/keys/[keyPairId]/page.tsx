import type { Metadata } from 'next'
import { cache } from 'react'
import { orNotFound } from '@/app/(console)/or-not-found'
import { pageContext } from '@/app/(console)/page-context'
import { CertificateAlert } from '@/components/features/keys/certificate-alert'
import { CertificateStatus } from '@/components/features/keys/certificate-status'
import { DeleteKeyPairButton } from '@/components/features/keys/delete-key-pair-button'
import { KeyPairDownloads } from '@/components/features/keys/key-pair-downloads'
import { KeyPairFacts } from '@/components/features/keys/key-pair-facts'
import { KeyPairUses } from '@/components/features/keys/key-pair-uses'
import { PageHeader } from '@/components/patterns/page-header'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { mayChangeKeyStore } from '@/lib/keys/authorize-key-store'
import { getKeyPair } from '@/lib/keys/get-key-pair'

interface Props {
  params: Promise<{ keyPairId: string }>
}

const load = cache(async (id: string) => {
  const ctx = await pageContext()
  return { ctx, pair: await orNotFound(getKeyPair(ctx, { id })) }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { pair } = await load((await params).keyPairId)
  return { title: pair.alias }
}

export default async function KeyPairPage({ params }: Props) {
  const { ctx, pair } = await load((await params).keyPairId)
  const now = ctx.clock.now()
  const needed = pair.uses.filter(({ isPublished }) => isPublished)
  return (
    <>
      <PageHeader
        title={pair.alias}
        description={`${pair.algorithm} key pair, ${pair.keyType} ${pair.sizeBits} bits.`}
        crumbs={[{ label: 'Key pairs', href: routes.keys() }, { label: pair.alias }]}
        meta={<CertificateStatus pair={pair} now={now} />}
        actions={
          mayChangeKeyStore(ctx.actor) && (
            <DeleteKeyPairButton alias={pair.alias} neededBy={needed.map(({ domainName }) => domainName)} />
          )
        }
      />
      <div className="content grid gap-4">
        <CertificateAlert pair={pair} now={now} isUsed={needed.length > 0} />
        <KeyPairUses uses={pair.uses} />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <div className="grid min-w-0 gap-4">
            <KeyPairFacts pair={pair} />
          </div>
          <KeyPairDownloads keyPairId={pair.id} mayRequest={may(ctx.actor, 'keys:write')} />
        </div>
      </div>
    </>
  )
}
