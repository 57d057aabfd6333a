'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { parseOAuthConfigXml } from '@/lib/http/oauth-config-xml'
import { replaceOAuthConfig } from '@/lib/policy/oauth-config'

/** Replaces all OAuth settings by those of the XML, as a PUT of the administration surface does. */
export const replaceOAuthConfigAction = createAction({
  schema: z.object({ xml: z.string().max(300_000), expectedVersion: z.number().int().min(0) }),
  run: (ctx, { xml, expectedVersion }) => replaceOAuthConfig(ctx, parseOAuthConfigXml(xml), { expectedVersion }),
})
