'use server'

import { createAction } from '@/lib/actions/create-action'
import { reissueMany } from '@/lib/migration/portal/bulk-reissue'
import { bulkReissueSchema } from '@/lib/schemas/migration/bulk-reissue'

/** The same for many chains, with a result for each. Asks for the password again. */
export const reissueManyAction = createAction({
  schema: bulkReissueSchema,
  access: 'portal',
  run: (ctx, input) => reissueMany(ctx, input),
})
