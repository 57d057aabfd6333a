import type { ServiceContext } from '@/lib/auth/context'
import { AppError } from '@/lib/base/app-error'
import type { EnvironmentItem } from '@/lib/schemas/migration/environment'
import { isAfter, isDuring } from '@/lib/schemas/migration/phase'
import type { ChainCard, PortalHome } from '@/lib/schemas/migration/portal-home'
import { viewerOf } from '../access'
import { listEnvironments } from '../environments'
import { chainSteps, reached } from './steps'
import { chainTask } from './task'

const SHOWN = 200
const FAR = 8.64e15

/** Every chain of a partner with what it has to do there, the most urgent first. @throws AppError forbidden */
export async function portalHome(ctx: ServiceContext): Promise<PortalHome> {
  const viewer = viewerOf(ctx.actor, 'read')
  if (viewer.side !== 'PARTNER') throw new AppError('forbidden', 'This page is for people of partners.')
  // Not by a date: what has none is left out of such a list.
  const page = await listEnvironments(ctx, { sort: 'name', limit: SHOWN })
  const scores = await ctx.store.migration.environments.scoresOfPartner(
    page.items.map(({ id }) => id),
    viewer.partnerId,
  )
  const of = (environment: EnvironmentItem) => scores.get(environment.id) ?? [0, 0, 0, 0, 0, 0]
  const cards = page.items.map((environment) => cardOf(environment, of(environment)))
  return {
    cards: cards.sort((a, b) => a.task.urgency - b.task.urgency || dueAt(a) - dueAt(b)),
    toReissue: page.items.filter((each) => waitsForReissue(each, of(each))).length,
    hasMore: page.nextCursor !== null,
  }
}

export function cardOf(environment: EnvironmentItem, scores: readonly number[]): ChainCard {
  const facts = { ...environment, scores }
  return { environment, task: chainTask(facts), steps: chainSteps(facts) }
}

function waitsForReissue({ phase, counts }: EnvironmentItem, scores: readonly number[]): boolean {
  return (isDuring(phase) || isAfter(phase)) && reached(scores, 2) < counts.integrations
}

function dueAt({ environment: { cutoverAt, windowAt } }: ChainCard): number {
  return (cutoverAt ?? windowAt)?.getTime() ?? FAR
}
