'use server'

import { createAction } from '@/lib/actions/create-action'
import { judgeExchange } from '@/lib/diagnostics/judge-exchange'
import { exchangePlanSchema } from '@/lib/schemas/exchange-plan'

/** Whether a token exchange would be allowed, without doing it. */
export const judgeExchangeAction = createAction({
  schema: exchangePlanSchema,
  run: (ctx, plan) => judgeExchange(ctx, plan),
})
