'use server'

import { z } from 'zod'
import { createAction } from '@/lib/actions/create-action'
import { parseOAuthConfigXml } from '@/lib/http/oauth-config-xml'
import { checkOAuthConfig } from '@/lib/policy/oauth-config'
import { diffSettings } from '@/lib/schemas/oauth-config-diff'

/** What replacing all settings by this XML would change and drop. Nothing is written. */
export const checkOAuthConfigXmlAction = createAction({
  schema: z.object({ xml: z.string().max(300_000) }),
  run: async (ctx, { xml }) => {
    const { settings, current } = await checkOAuthConfig(ctx, parseOAuthConfigXml(xml))
    return { changes: diffSettings(current.settings, settings), version: current.version }
  },
})
