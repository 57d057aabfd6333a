import type { Metadata } from 'next'
import { TokenInspector } from '@/components/features/tokens/token-inspector'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import { may } from '@/lib/auth/permissions'
import { pageContext } from '../page-context'

export const metadata: Metadata = { title: 'Inspect a token' }

export default async function TokensPage() {
  const ctx = await pageContext()
  if (!may(ctx.actor, 'tokens:inspect')) return <ForbiddenView />
  return <TokenInspector />
}
